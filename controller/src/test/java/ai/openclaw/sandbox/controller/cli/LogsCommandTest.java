package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.RunningApi;
import ai.openclaw.sandbox.controller.cli.exec.RawStreams;
import ai.openclaw.sandbox.fixtures.Eventually;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of the log, and what is added to it while somebody looks on. */
final class LogsCommandTest {

    @TempDir
    private Path state;

    @Test
    void theLastLinesOfTheFile() throws IOException {
        log("one\ntwo\nthree\n");
        assertThat(Cli.without(state).run("logs", "-n", "2").out()).isEqualTo("two\nthree\n");
        assertThat(Cli.without(state).run("logs").out()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    @Timeout(60)
    void whatIsAddedComesUntilItIsInterruptedAndANewFileIsReadFromItsStart() throws IOException, InterruptedException {
        Path log = log("before\n");
        try (Follower follower = new Follower(state)) {
            follower.await("before");
            Files.writeString(log, "added\n", StandardOpenOption.APPEND);
            follower.await("added");
            Files.writeString(log, "new\n");
            follower.await("new");
            assertThat(follower.said()).isEqualTo("before\nadded\nnew\n");
        }
    }

    @Test
    @Timeout(60)
    void withoutAFileTheDaemonIsAsked() throws InterruptedException {
        try (RunningApi api = new RunningApi()) {
            api.log("early");
            try (Follower follower = new Follower(api.state())) {
                follower.await("early");
                api.log("late");
                follower.await("late");
                assertThat(follower.said().lines()).hasSize(2);
            }
        }
    }

    private Path log(String text) throws IOException {
        Path folder = Files.createDirectories(state.resolve("logs"));
        return Files.writeString(folder.resolve("gateway.log"), text);
    }

    /** {@code openclaw logs -f} in a thread of its own. */
    private static final class Follower implements AutoCloseable {

        private final StringWriter out = new StringWriter();
        private final Thread thread;

        Follower(Path state) {
            Terminal terminal = new Terminal(
                    new PrintWriter(out),
                    new PrintWriter(new StringWriter()),
                    new BufferedReader(new StringReader("")),
                    false,
                    Map.of("HOME", "/nonexistent", "OPENCLAW_STATE_DIR", state.toString()),
                    InstantSource.system());
            RawStreams none = new RawStreams(
                    new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new ByteArrayOutputStream());
            thread =
                    Thread.ofVirtual().start(() -> new OpenClaw(terminal, none, wish -> ExitCode.OK).run("logs", "-f"));
        }

        String said() {
            return out.toString();
        }

        void await(String words) {
            Eventually.within(Duration.ofSeconds(30), words, () -> said().contains(words));
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }
}
