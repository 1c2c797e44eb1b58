package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A workspace root that cannot be a directory costs its own agent the sandbox, and nobody else. */
final class UnwritableWorkspaceIT {

    private static final String TWO_AGENTS = """
        { agents: {
            defaults: { sandbox: { mode: "all", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } },
            list: [ { id: "main" }, { id: "work", sandbox: { workspaceRoot: "ROOT" } } ] } }
        """;

    @Test
    @Timeout(120)
    void its_agent_waits_with_the_reason_and_goes_on_once_it_is_mended(@TempDir Path directory) throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("roots"), "a file");
        Path root = inTheWay.resolve("work");
        try (RunningDaemon running = new RunningDaemon(directory)) {
            running.configure(TWO_AGENTS.replace("ROOT", root.toString()));
            running.sessions("main", "agent:main:a");
            running.sessions("work", "agent:work:a");

            running.start();
            Sandbox blocked = running.await(
                    "agent:work",
                    "says what is wrong",
                    sandbox -> sandbox.status().phase() == Phase.FAILED);
            Condition why =
                    blocked.status().condition(ConditionType.WORKSPACE_READY).orElseThrow();
            assertThat(why.status()).isEqualTo(Status.FALSE);
            assertThat(why.message())
                    .contains("workspace root " + root)
                    .contains(inTheWay + " is a file")
                    .contains("Move it away, or choose another directory");
            running.awaitReady("agent:main");
            assertThat(running.containers()).hasSize(1);

            Files.delete(inTheWay);
            running.awaitReady("agent:work");
            assertThat(root).isDirectory();
        }
    }
}
