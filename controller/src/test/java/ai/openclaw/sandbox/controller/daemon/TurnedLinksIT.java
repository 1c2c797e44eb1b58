package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory in a workspace that somebody exchanges for a link, and back, while the daemon has it mounted: what is protected must never be what a tool finds there. */
@Timeout(180)
class TurnedLinksIT {

    private static final int ROUNDS = 6;

    private static final String CONFIGURATION = """
        { agents: {
            defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } },
            list: [
              { id: "work", workspace: "WORKSPACE", sandbox: { workspaceAccess: "rw", docker: {
                binds: ["WORKSPACE/data:/data"] } } },
            ] } }
        """;

    @TempDir
    private Path directory;

    private Path workspace() throws IOException {
        Path workspace = directory.resolve("workspace");
        Files.createDirectories(workspace.resolve("data"));
        Files.writeString(workspace.resolve("data/mine"), "");
        FileOwners.give(workspace, Owner.DEFAULT);
        FileOwners.give(workspace.resolve("data"), Owner.DEFAULT);
        return workspace;
    }

    /** What a mount shows: the directory's own file, or what only {@code /etc} has. */
    private static String shown(ToolHttp tools, String session) {
        return tools.exec(session, "ls /data | grep -xE 'mine|passwd' | xargs")
                .path("stdout")
                .asText()
                .strip();
    }

    private static boolean rejected(Sandbox sandbox) {
        return sandbox.status()
                .condition(ConditionType.SECURITY_REJECTED)
                .filter(it -> it.status() == Condition.Status.TRUE)
                .isPresent();
    }

    @Test
    void a_link_swapped_in_a_loop_is_never_what_is_used() throws Exception {
        Path workspace = workspace();
        AtomicInteger turns = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Thread swapping = Thread.ofPlatform().start(() -> swap(workspace, turns, over));
        try (RunningDaemon running = new RunningDaemon(directory)) {
            running.configure(CONFIGURATION.replace("WORKSPACE", workspace.toString()));
            running.start();
            try (ToolHttp tools = new ToolHttp(running)) {
                for (int round = 0; round < ROUNDS; round++) {
                    String key = "agent:work:s" + round;
                    running.sessions("work", keys(round + 1));
                    // Between two swaps there is no such name at all, and then the engine itself refuses it.
                    Sandbox settled = running.await(
                            key,
                            "is ready or refused",
                            it -> it.status().phase() == Phase.READY
                                    || it.status().phase() == Phase.FAILED
                                    || rejected(it));
                    if (settled.status().phase() == Phase.READY) {
                        assertThat(shown(tools, key)).isEqualTo("mine");
                    }
                }
                assertThat(turns).as("how often the link was there").hasPositiveValue();
                over.set(true);
                swapping.join();
                // What was refused while the link was there waits for its next try, and that must succeed now.
                for (int round = 0; round < ROUNDS; round++) {
                    String key = "agent:work:s" + round;
                    running.await(
                            key,
                            "is ready once nobody swaps any more",
                            it -> it.status().phase() == Phase.READY && !rejected(it));
                    assertThat(shown(tools, key)).isEqualTo("mine");
                }
            }
        } finally {
            over.set(true);
            swapping.join();
        }
    }

    private static String[] keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(round -> "agent:work:s" + round)
                .toArray(String[]::new);
    }

    /** Exchanges the directory and a link to what no sandbox may have, each by one rename of two. */
    private static void swap(Path workspace, AtomicInteger turns, AtomicBoolean over) {
        Path data = workspace.resolve("data");
        Path away = workspace.resolve("away");
        Path link = workspace.resolve("link");
        try {
            while (!over.get()) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, Path.of("/etc"));
                Files.move(data, away, StandardCopyOption.ATOMIC_MOVE);
                Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
                turns.incrementAndGet();
                Files.delete(data);
                Files.move(away, data, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_link_made_from_inside_does_not_wait_for_the_next_start() throws Exception {
        Path workspace = workspace();
        try (RunningDaemon running = new RunningDaemon(directory)) {
            running.configure(CONFIGURATION.replace("WORKSPACE", workspace.toString()));
            running.sessions("work", "agent:work:s");
            running.start();
            JsonNode first = running.awaitReady("agent:work:s");
            try (ToolHttp tools = new ToolHttp(running)) {
                assertThat(shown(tools, "agent:work:s")).isEqualTo("mine");
                tools.exec("agent:work:s", "mv data away && ln -s /etc data");
                // what runs in a sandbox can end it, and the daemon starts it again
                running.engine().send("POST", "/containers/" + first.path("Id").asText() + "/kill", "");
                running.await("agent:work:s", "is rejected", TurnedLinksIT::rejected);
                Eventually.within(
                        RunningDaemon.SOON,
                        "nothing runs with the link",
                        () -> running.containers().isEmpty());

                Files.delete(workspace.resolve("data"));
                Files.move(workspace.resolve("away"), workspace.resolve("data"));
                running.awaitReady("agent:work:s");
                assertThat(shown(tools, "agent:work:s")).isEqualTo("mine");
            }
        }
    }
}
