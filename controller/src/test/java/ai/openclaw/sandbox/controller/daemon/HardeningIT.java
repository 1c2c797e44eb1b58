package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What this engine cannot give is said and never left out; other agents go on. */
@Timeout(120)
class HardeningIT {

    private static final String CONFIGURATION = """
        { agents: {
            defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } },
            list: [
              { id: "plain" },
              { id: "runtime", sandbox: { docker: { runtime: "no-such-runtime" } } },
              { id: "apparmor", sandbox: { docker: { apparmorProfile: "docker-default" } } },
            ] } }
        """;

    @TempDir
    private Path directory;

    private static Condition incomplete(RunningDaemon running, String key) {
        Sandbox sandbox = running.await(
                key,
                "says what is incomplete",
                it -> it.status().condition(ConditionType.HARDENING_INCOMPLETE).isPresent());
        return sandbox.status().condition(ConditionType.HARDENING_INCOMPLETE).orElseThrow();
    }

    @Test
    void what_the_engine_does_not_have_is_never_left_out() {
        try (RunningDaemon running = new RunningDaemon(directory)) {
            running.configure(CONFIGURATION);
            for (String agent : new String[] {"plain", "runtime", "apparmor"}) {
                running.sessions(agent, "agent:" + agent + ":s");
            }
            running.start();
            running.awaitReady("agent:plain:s");

            Condition runtime = incomplete(running, "agent:runtime:s");
            assertThat(runtime.status()).isEqualTo(Condition.Status.TRUE);
            assertThat(runtime.reason()).isEqualTo("RuntimeUnknown");
            assertThat(runtime.message()).contains("no-such-runtime", "runc", "daemon.json");

            String options =
                    running.engine().get("/info").path("SecurityOptions").toString();
            if (options.contains("apparmor")) {
                running.await("agent:apparmor:s", "is ready", it -> it.status().phase() == Phase.READY);
            } else {
                assertThat(incomplete(running, "agent:apparmor:s").reason()).isEqualTo("AppArmorMissing");
                assertThat(running.containers().keySet()).noneMatch(name -> name.contains("apparmor"));
            }
        }
    }
}
