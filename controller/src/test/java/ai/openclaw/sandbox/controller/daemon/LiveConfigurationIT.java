package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's main job on a real engine: containers follow a configuration that is edited while everything runs. */
final class LiveConfigurationIT {

    private static final String TWO_AGENTS = """
        { agents: {
            defaults: { sandbox: { mode: "all", docker: { image: "IMAGE", containerPrefix: "PREFIX", memory: "256m" } } },
            list: [ { id: "main" }, { id: "work", sandbox: { docker: { memory: "WORK" } } } ] } }
        """;

    private RunningDaemon running;

    @BeforeEach
    void start(@TempDir Path directory) {
        running = new RunningDaemon(directory);
        running.configure(TWO_AGENTS.replace("WORK", "128m"));
        running.sessions("main", "agent:main:a");
        running.sessions("work", "agent:work:a");
        running.start();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void an_edit_replaces_just_the_containers_it_concerns() {
        String main = running.awaitReady("agent:main").path("Id").asText();
        String work = running.awaitReady("agent:work").path("Id").asText();

        running.configure(TWO_AGENTS.replace("WORK", "192m"));
        running.await("agent:work", "is replaced", sandbox -> readyWithout(sandbox, work));

        JsonNode now = running.awaitReady("agent:work");
        assertThat(now.at("/HostConfig/Memory").asLong()).isEqualTo(192L << 20);
        assertThat(running.awaitReady("agent:main").path("Id").asText()).isEqualTo(main);
        assertThat(running.containers()).hasSize(2);
    }

    @Test
    void a_sandbox_used_lately_is_replaced_only_when_it_is_cold_and_then_by_itself() {
        running.knobs("{ hotWindow: \"6s\" }");
        running.sessions("work", "agent:work:a");
        String before = running.awaitReady("agent:work").path("Id").asText();

        running.configure(TWO_AGENTS.replace("WORK", "192m"));
        Sandbox hot =
                running.await("agent:work", "waits", sandbox -> sandbox.status().phase() == Phase.DRIFTED);
        assertThat(hot.status().container().orElseThrow().id()).isEqualTo(before);
        assertThat(hot.status().times().hotUntil()).isPresent();
        assertThat(hot.status().condition(ConditionType.DRIFTED).orElseThrow().message())
                .contains("memory: 128 MiB -> 192 MiB")
                .contains("openclaw sandbox recreate --agent work");

        Sandbox cold = running.await("agent:work", "is replaced", sandbox -> readyWithout(sandbox, before));
        assertThat(cold.status().container().orElseThrow().createdAt())
                .isAfterOrEqualTo(hot.status().times().hotUntil().orElseThrow().minusMillis(1));
    }

    @Test
    void somebodys_own_exec_keeps_its_sandbox_until_it_ends() {
        String before = running.awaitReady("agent:work").path("Id").asText();
        String exec = running.engine()
                .post("/containers/" + before + "/exec", "{\"Cmd\":[\"sleep\",\"5\"]}")
                .json()
                .path("Id")
                .asText();
        Instant began = Instant.now();
        running.engine().post("/exec/" + exec + "/start", "{\"Detach\":true}");

        running.configure(TWO_AGENTS.replace("WORK", "192m"));
        running.await(
                "agent:work",
                "waits for the exec",
                sandbox -> sandbox.status()
                        .condition(ConditionType.DRIFTED)
                        .filter(condition -> condition.message().contains("when the call running in it ends"))
                        .isPresent());
        running.await("agent:work", "is replaced", sandbox -> readyWithout(sandbox, before));

        assertThat(Duration.between(began, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_broken_file_costs_nobody_his_sandbox_and_a_mended_one_counts_at_once() {
        String before = running.awaitReady("agent:work").path("Id").asText();

        running.configure("{ agents: { defaults: { sandbox: { mode: \"all\", ");
        running.knobs("{ hotWindow: \"1s\", resyncInterval: \"1s\" }");
        running.sessions("work", "agent:work:a", "agent:work:b");
        running.await(
                "agent:work",
                "serves both",
                sandbox -> sandbox.status().sessions().size() == 2);
        assertThat(running.awaitReady("agent:work").path("Id").asText()).isEqualTo(before);

        running.configure(TWO_AGENTS.replace("WORK", "160m"));
        running.await("agent:work", "is replaced", sandbox -> readyWithout(sandbox, before));
    }

    @Test
    void what_is_no_longer_sandboxed_goes_once_it_is_cold() {
        running.awaitReady("agent:work");
        running.awaitReady("agent:main");

        running.configure(TWO_AGENTS
                .replace("WORK", "128m")
                .replace("{ id: \"work\", sandbox: {", "{ id: \"work\", sandbox: { mode: \"off\","));
        running.awaitGone("agent:work");

        assertThat(running.containers()).hasSize(1);
    }

    @Test
    void a_half_written_session_file_is_not_taken_for_no_sessions() {
        String before = running.awaitReady("agent:work").path("Id").asText();

        running.write("agents/work/sessions/sessions.json", "{ \"agent:work:a\": { \"sessionId\": \"s\", \"upda");
        running.sessions("main", "agent:main:a", "agent:main:b");
        running.await(
                "agent:main",
                "serves both",
                sandbox -> sandbox.status().sessions().size() == 2);

        assertThat(running.awaitReady("agent:work").path("Id").asText()).isEqualTo(before);
    }

    @Test
    void strange_session_keys_get_sandboxes_too() {
        String longKey = "agent:main:" + "x".repeat(4000);
        running.configure("""
            { agents: { defaults: { sandbox: { mode: "all", scope: "session",
                docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
            """);
        running.sessions("main", "agent:main:with some spaces", "agent:main:\uD83E\uDD9E lobster", longKey);

        running.awaitReady("agent:main:with some spaces");
        running.awaitReady("agent:main:\uD83E\uDD9E lobster");
        assertThat(running.awaitReady(longKey)
                        .at("/Config/Labels")
                        .path("openclaw.sessionKey")
                        .asText())
                .isEqualTo(longKey);
    }

    private static boolean readyWithout(Sandbox sandbox, String containerId) {
        return sandbox.status().phase() == Phase.READY
                && !sandbox.status().container().map(it -> it.id()).equals(Optional.of(containerId));
    }

    @Test
    void the_seed_configuration_makes_the_right_containers_for_the_right_sessions() throws IOException {
        String before = running.awaitReady("agent:main").path("Id").asText();
        try (var seed = getClass().getResourceAsStream("/samples/seed.json5")) {
            String text = new String(seed.readAllBytes(), StandardCharsets.UTF_8);
            running.configure(text.replace(
                    "image: \"openclaw-sandbox:bookworm-slim\",",
                    "image: \"IMAGE\", containerPrefix: \"PREFIX\", setupCommand: \"echo ready > /workspace/setup\","));
        }
        running.sessions("main", "agent:main:main", "agent:main:group:1");
        running.sessions("work", "agent:work:main", "agent:work:group:1");
        running.sessions("public", "agent:public:main", "agent:public:one", "agent:public:two");

        running.awaitReady("agent:public:one");
        running.await("agent:main", "is replaced", sandbox -> readyWithout(sandbox, before));
        running.await("agent:work", "has the new settings", LiveConfigurationIT::settled);
        JsonNode main = running.awaitReady("agent:main");
        JsonNode work = running.awaitReady("agent:work");
        running.awaitReady("agent:public:two");

        assertThat(main.at("/HostConfig/Memory").asLong()).isEqualTo(1L << 30);
        assertThat(work.at("/HostConfig/Memory").asLong()).isEqualTo(512L << 20);
        assertThat(work.at("/HostConfig/Binds").toString() + work.at("/HostConfig/Mounts"))
                .contains("/agent");
        assertThat(running.state().resolve("sandboxes").resolve(slug(main)).resolve("setup"))
                .hasContent("ready\n");
        assertThat(running.containers()).hasSize(4);
    }

    private static boolean settled(Sandbox sandbox) {
        return sandbox.status().phase() == Phase.READY
                && sandbox.desired().orElseThrow().setupCommand().isPresent();
    }

    private String slug(JsonNode container) {
        return container
                .path("Name")
                .asText()
                .substring("/".length() + running.prefix().length());
    }
}
