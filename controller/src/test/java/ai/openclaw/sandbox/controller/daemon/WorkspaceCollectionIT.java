package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.cli.Cli;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkspaceCollectionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "agent:main:s";

    @TempDir
    private Path directory;

    @Test
    void a_workspace_stays_while_its_session_is_known_and_goes_when_nothing_has_it() throws Exception {
        try (RunningDaemon running = new RunningDaemon(directory)) {
            running.configure("""
                { agents: { defaults: { sandbox: { mode: "all", scope: "session",
                    docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
                """);
            running.sessions("main", SESSION);
            running.start();
            running.awaitReady(SESSION);
            JsonNode used = listed(running);
            Path workspace = Path.of(used.path("path").asText());
            assertThat(used.path("state").asText()).isEqualTo("used");
            noted(workspace, Instant.now().minus(Duration.ofDays(40)));
            assertThat(listed(running).path("state").asText()).isEqualTo("used");
            assertThat(prune(running, "--force").out()).contains("nothing to do");

            running.sessions("main");
            running.awaitGone(SESSION);
            assertThat(listed(running).path("state").asText()).isEqualTo("due");
            running.write("agents/main/sessions/sessions.json", "{ torn");
            awaitState(running, "kept");
            running.sessions("main");
            awaitState(running, "due");
            assertThat(prune(running, "--dry-run").out())
                    .contains(workspace.getFileName().toString());
            assertThat(workspace).isDirectory();

            Cli.Result pruned = prune(running, "--force");
            assertThat(pruned.err()).isEmpty();
            assertThat(pruned.out()).contains("is removed");
            assertThat(workspace).doesNotExist();
            assertThat(running.timeline())
                    .filteredOn(event -> event.reason().equals("WorkspacePruned"))
                    .singleElement()
                    .extracting(SandboxEvent::actor)
                    .isEqualTo("user:cli");
        }
    }

    private static Cli.Result prune(RunningDaemon running, String option) {
        return Cli.beside(running.state()).run("workspace", "prune", option);
    }

    private static void awaitState(RunningDaemon running, String state) {
        Eventually.within(
                RunningDaemon.SOON,
                "the workspace is " + state,
                () -> listed(running).path("state").asText().equals(state));
    }

    private static JsonNode listed(RunningDaemon running) {
        Cli.Result list = Cli.beside(running.state()).run("workspace", "list", "--json");
        try {
            return JSON.readTree(list.out()).at("/items/0");
        } catch (IOException e) {
            throw new AssertionError(list.toString(), e);
        }
    }

    /** As a round long ago would have left it. */
    private static void noted(Path workspace, Instant since) throws IOException {
        Path marker = workspace.resolveSibling(".openclaw").resolve(workspace.getFileName() + ".json");
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(marker));
        Files.writeString(marker, json.put("orphanedAtMs", since.toEpochMilli()).toString());
    }
}
