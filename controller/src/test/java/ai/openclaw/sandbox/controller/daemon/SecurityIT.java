package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mount that leads where no sandbox may look is refused, says so, and costs nobody else his sandbox. */
@Timeout(120)
class SecurityIT {

    @Test
    void a_link_that_leads_out_of_a_workspace_is_not_mounted_until_it_is_gone(@TempDir Path directory)
            throws Exception {
        Path workspace = Files.createDirectories(directory.toRealPath().resolve("work"));
        Path data = Files.createSymbolicLink(workspace.resolve("data"), Path.of("/etc"));
        try (RunningDaemon running = new RunningDaemon(directory.resolve("d"))) {
            running.configure("""
                { agents: { defaults: { sandbox: { mode: "all", scope: "session",
                    docker: { image: "IMAGE", containerPrefix: "PREFIX" } } },
                  list: [ { id: "main" }, { id: "bad", workspace: "%s", sandbox: { docker: { binds: ["%s:/data:ro"] } } } ] } }
                """.formatted(workspace, data));
            running.sessions("main", "agent:main:good");
            running.sessions("bad", "agent:bad:a");
            running.start();

            running.awaitReady("agent:main:good");
            Sandbox refused = running.await("agent:bad:a", "is refused", SecurityIT::rejected);
            assertThat(refused.status().phase()).isEqualTo(Phase.FAILED);
            assertThat(refused.status()
                            .condition(ConditionType.SECURITY_REJECTED)
                            .map(Condition::message)
                            .orElseThrow())
                    .startsWith("Sandbox security: the source " + data + " leads to /etc");
            assertThat(running.containers()).hasSize(1);

            Files.delete(data);
            Files.createDirectory(data);
            Sandbox ready =
                    running.await("agent:bad:a", "is ready", it -> it.status().phase() == Phase.READY);
            assertThat(rejected(ready)).as("ready and rejected at once").isFalse();
        }
    }

    private static boolean rejected(Sandbox sandbox) {
        return sandbox.status()
                .condition(ConditionType.SECURITY_REJECTED)
                .filter(condition -> condition.status() == Condition.Status.TRUE)
                .isPresent();
    }
}
