package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other people do to containers, and what happens then. */
final class HealingIT {

    private static final String ONE = """
        { agents: { defaults: { sandbox: { mode: "all", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
        """;

    private RunningDaemon running;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        running = new RunningDaemon(directory);
        running.configure(ONE);
        running.sessions("main", "agent:main:a");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop?t=1", "kill", "restart?t=0"})
    void a_container_that_was_ended_is_started_again(String how) {
        running.start();
        String id = running.awaitReady("agent:main").path("Id").asText();
        String startedAt = running.engine().inspect(id).at("/State/StartedAt").asText();

        running.engine().post("/containers/" + id + "/" + how, "");

        Eventually.within(RunningDaemon.SOON, "it runs again", () -> {
            var now = running.engine().inspect(id).at("/State");
            return now.path("Running").asBoolean()
                    && !now.path("StartedAt").asText().equals(startedAt);
        });
    }

    @Test
    void a_removed_container_is_made_again() {
        running.start();
        String id = running.awaitReady("agent:main").path("Id").asText();

        running.engine().send("DELETE", "/containers/" + id + "?force=1", "");

        running.await(
                "agent:main",
                "is made again",
                sandbox ->
                        sandbox.status().phase() == Phase.READY && !id(sandbox).equals(Optional.of(id)));
        assertThat(running.containers()).hasSize(1);
    }

    @Test
    void a_renamed_container_gets_its_name_back() {
        running.start();
        String id = running.awaitReady("agent:main").path("Id").asText();
        String name = running.engine().inspect(id).path("Name").asText();

        running.engine().post("/containers/" + id + "/rename?name=" + running.prefix() + "mine", "");

        Eventually.within(
                RunningDaemon.SOON,
                "it has its name back",
                () -> running.containers().getOrDefault(name.substring(1), "").equals(id));
    }

    @Test
    void a_container_of_somebody_else_with_the_wanted_name_is_left_alone() {
        String name = running.prefix() + "agent-main-f331f052";
        String foreign = running.engine()
                .post(
                        "/containers/create?name=" + name,
                        "{\"Image\":\"" + running.image()
                                + "\",\"Cmd\":[\"sleep\",\"60\"],\"Labels\":{\"openclaw.test\":\"foreign\"}}")
                .json()
                .path("Id")
                .asText();
        try {
            running.start();
            Sandbox blocked = running.await(
                    "agent:main",
                    "is blocked",
                    sandbox -> sandbox.status()
                            .condition(ConditionType.NAME_CONFLICT)
                            .isPresent());
            assertThat(blocked.status()
                            .condition(ConditionType.NAME_CONFLICT)
                            .orElseThrow()
                            .message())
                    .contains(name)
                    .contains("containerPrefix");
            assertThat(running.engine().inspect(foreign).path("Name").asText()).isEqualTo("/" + name);
        } finally {
            running.engine().send("DELETE", "/containers/" + foreign + "?force=1", "");
        }
        running.awaitReady("agent:main"); // the name is free now, and nobody has to say so
    }

    @Test
    void a_missing_image_is_named_with_the_way_to_get_it() {
        running.configure(ONE.replace("IMAGE", "openclaw-sandbox:not-there"));
        running.start();

        Sandbox waiting = running.await(
                "agent:main",
                "waits for its image",
                sandbox -> sandbox.status()
                        .condition(ConditionType.IMAGE_AVAILABLE)
                        .filter(condition -> condition.reason().equals("ImageMissing"))
                        .isPresent());

        assertThat(waiting.status()
                        .condition(ConditionType.IMAGE_AVAILABLE)
                        .orElseThrow()
                        .message())
                .contains("scripts/sandbox-setup.sh");
    }

    @Test
    void two_thousand_sessions_at_once_do_not_take_the_host_down() {
        running.knobs("{ hotWindow: \"1s\", maxSandboxes: 4 }");
        running.configure(ONE.replace("mode: \"all\"", "mode: \"all\", scope: \"session\""));
        running.sessions(
                "main",
                IntStream.range(0, 2000).mapToObj(i -> "agent:main:s" + i).toArray(String[]::new));
        running.start();

        Eventually.within(RunningDaemon.SOON, "four run and the others wait", () -> {
            var all = running.sandboxes();
            return all.stream().filter(it -> it.status().phase() == Phase.READY).count() == 4
                    && all.stream()
                                    .filter(it -> it.status()
                                            .condition(ConditionType.LIMIT_REACHED)
                                            .isPresent())
                                    .count()
                            == 1996;
        });
        assertThat(running.containers()).hasSize(4);
    }

    @Test
    void a_daemon_that_comes_back_finds_its_sandboxes_as_they_were() {
        running.start();
        String id = running.awaitReady("agent:main").path("Id").asText();
        running.stop();
        assertThat(running.engine().inspect(id).at("/State/Running").asBoolean())
                .isTrue();

        running.start();

        assertThat(running.awaitReady("agent:main").path("Id").asText()).isEqualTo(id);
    }

    private static Optional<String> id(Sandbox sandbox) {
        return sandbox.status().container().map(container -> container.id());
    }
}
