package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.fixtures.PrivateEngine;
import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container the engine cannot remove whole, as an engine leaves it whose files a mount holds: nobody waits for it, and it goes in the end. */
final class DeadContainerIT {

    private static final String SANDBOX = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
        """;

    @Test
    @Timeout(180)
    void a_sandbox_goes_on_beside_what_cannot_be_removed(@TempDir Path directory) {
        RealEngine machine = new RealEngine();
        try (PrivateEngine engine = PrivateEngine.start(machine.raw(), machine.image());
                RunningDaemon running = new RunningDaemon(directory, engine)) {
            running.configure(SANDBOX);
            running.sessions("main", "agent:main:stays", "agent:main:goes");
            running.start();
            String stays = running.awaitReady("agent:main:stays").path("Id").asText();
            String goes = running.awaitReady("agent:main:goes").path("Id").asText();
            Set<String> names = running.containers().keySet();
            engine.wedge(stays);
            engine.wedge(goes);

            RawEngine.Answer refusal = running.engine().send("DELETE", "/containers/" + stays + "?force=1", "");
            assertThat(refusal.status()).as("%s", refusal).isEqualTo(500);
            running.sessions("main", "agent:main:stays");

            running.await(
                    "agent:main:stays",
                    "has another container",
                    it -> it.status().phase() == Phase.READY
                            && !it.status().container().orElseThrow().id().equals(stays));
            assertThat(running.containers())
                    .containsKeys(names.toArray(String[]::new))
                    .containsValues(stays, goes);
            running.await(
                    "agent:main:goes",
                    "cannot go",
                    it -> it.status().phase() == Phase.TERMINATING
                            && it.status().container().isEmpty());

            engine.unwedge(stays);
            engine.unwedge(goes);
            running.awaitGone("agent:main:goes");
            Eventually.within(
                    RunningDaemon.SOON,
                    "the dead are gone",
                    () -> running.containers().size() == 1);
            running.awaitReady("agent:main:stays");
            running.stop();
            assertThat(running.timeline())
                    .filteredOn(event -> event.type() == SandboxEvent.Type.REMOVED)
                    .extracting(SandboxEvent::reason)
                    .containsExactlyInAnyOrder("Dead", "Dead");
        }
    }
}
