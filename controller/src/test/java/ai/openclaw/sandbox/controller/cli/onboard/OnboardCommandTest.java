package ai.openclaw.sandbox.controller.cli.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Questions on a terminal made of streams, where keys are what a keyboard sends. */
final class OnboardCommandTest {

    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";
    private static final String ENTER = "\r";

    private final StringWriter out = new StringWriter();
    private final Screen screen = new Screen();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path home;

    private Path file() {
        return home.resolve(".openclaw/openclaw.json");
    }

    private int run(String keys, String type, String... args) {
        environment.put("HOME", home.toString());
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                new BufferedReader(new StringReader("")),
                !type.isEmpty(),
                environment,
                InstantSource.system());
        OnboardCommand command = new OnboardCommand(
                terminal,
                () -> TerminalBuilder.builder()
                        .system(false)
                        .type(type)
                        .encoding(StandardCharsets.UTF_8)
                        .streams(new Keyboard(keys, type.equals("xterm") ? "arrow keys" : "", screen), screen)
                        .build());
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof CommandFailure known) {
                        out.write(known.message() + " " + known.next());
                        return known.code().number();
                    }
                    throw failure;
                })
                .execute(args);
    }

    @Test
    void withoutQuestionsTheDefaultsAreWrittenForTheOwnerAlone() throws IOException {
        assertThat(run("", "", "--non-interactive", "--accept-risk"))
                .as(out.toString())
                .isZero();
        assertThat(file()).content().contains("mode: \"local\"", "mode: \"non-main\"", "// off: nothing");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(home.resolve(".openclaw/workspace/AGENTS.md")).exists();
        assertThat(run("", "", "--non-interactive", "--accept-risk")).isZero();
        assertThat(out.toString()).contains("says all of that already");
        assertThat(file().resolveSibling("openclaw.json.bak")).doesNotExist();
    }

    @Test
    void nothingIsWrittenBeforeTheRiskIsAccepted() {
        assertThat(run("", "", "--non-interactive")).isEqualTo(2);
        assertThat(run("", "")).isEqualTo(2);
        assertThat(out.toString()).contains("is root on this machine", "--accept-risk");
        assertThat(file()).doesNotExist();
    }

    @Test
    void flagsChangeAFileAndKeepItsComments() throws IOException {
        Files.createDirectories(file().getParent());
        String before = """
            // mine
            {
              gateway: { mode: "remote", port: 19000 }, // why
              other: { a: 1 },
            }
            """;
        Files.writeString(file(), before);
        int code = run(
                "", "", "--non-interactive", "--accept-risk", "--mode", "local", "--bind", "lan", "--sandbox", "all");
        assertThat(code).as(out.toString()).isZero();
        assertThat(file())
                .content()
                .startsWith("// mine")
                .contains("gateway: { bind: \"lan\", mode: \"local\", port: 19000 }, // why")
                .contains("mode: \"all\"")
                .contains("  other: { a: 1 },");
        assertThat(file().resolveSibling("openclaw.json.bak")).content().isEqualTo(before);
    }

    @Test
    void arrowKeysChooseAndEnterTakes() throws IOException {
        // agree; mode; workspace typed; bind: down to lan; token; sandbox: down to all; write
        String keys = ENTER + ENTER + home + "/ws" + ENTER + DOWN + ENTER + ENTER + DOWN + ENTER + ENTER;
        assertThat(run(keys, "xterm"))
                .as(screen.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(file()).content().contains("bind: \"lan\"", "mode: \"all\"", "workspace: \"" + home + "/ws\"");
        assertThat(home.resolve("ws/AGENTS.md")).exists();
    }

    @Test
    void oneCanGoBackAndTheAnswersAreRemembered() throws IOException {
        // agree; mode: down to remote; workspace: back; mode is marked as chosen, up to local; the rest as it is
        String keys = ENTER + DOWN + ENTER + "<" + ENTER + UP + ENTER + ENTER + ENTER + ENTER + ENTER + ENTER;
        assertThat(run(keys, "xterm"))
                .as(screen.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(file()).content().contains("mode: \"local\"").doesNotContain("remote");
    }

    @ParameterizedTest
    @CsvSource({"xterm, q", "xterm, '\u0003'", "xterm, 'no'", "dumb, 2/"})
    void whoDoesNotAgreeGetsNothingWritten(String type, String keys) {
        assertThat(run(keys.equals("no") ? DOWN + ENTER : keys.replace('/', '\n'), type))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Nothing was written");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aTerminalWithoutArrowKeysAsksForNumbers() {
        assertThat(run("1///7/2////".replace('/', '\n'), "dumb"))
                .as(screen.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Type a number from 1 to 2");
        assertThat(file()).content().contains("bind: \"lan\"");
    }

    @Test
    void aVariableThatIsNotSetIsNotReferredTo() {
        assertThat(run("", "", "--non-interactive", "--accept-risk", "--token-source", "env"))
                .isEqualTo(2);
        assertThat(file()).doesNotExist();
        environment.put("OPENCLAW_GATEWAY_TOKEN", "0123456789abcdef");
        assertThat(run("", "", "--non-interactive", "--accept-risk", "--token-source", "env"))
                .isZero();
        assertThat(file())
                .content()
                .contains("token: \"${OPENCLAW_GATEWAY_TOKEN}\"")
                .doesNotContain("0123456789");
    }

    @ParameterizedTest
    @CsvSource({"--mode, both", "--bind, everywhere", "--sandbox, most", "--token-source, mine", "--workspace, relative"
    })
    void whatIsNotKnownIsRefused(String option, String value) {
        assertThat(run("", "", "--non-interactive", "--accept-risk", option, value))
                .isEqualTo(2);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aBrokenFileIsLeftAlone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{ gateway: ");
        assertThat(run("", "", "--non-interactive", "--accept-risk")).isEqualTo(78);
        assertThat(file()).content().isEqualTo("{ gateway: ");
    }

    /** What was drawn. */
    private static final class Screen extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int single) {
            super.write(single);
            notifyAll();
        }

        synchronized void awaitText(String text) throws InterruptedException {
            while (!toString(StandardCharsets.UTF_8).contains(text)) {
                wait();
            }
        }
    }

    /** Sends keys once it is asked, and then waits as a keyboard does that nobody touches. Before that Ctrl-C would be the terminal's own. */
    private static final class Keyboard extends InputStream {

        private final InputStream keys;
        private final String question;
        private final Screen screen;
        private final CountDownLatch closed = new CountDownLatch(1);

        Keyboard(String keys, String question, Screen screen) {
            this.keys = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
            this.question = question;
            this.screen = screen;
        }

        @Override
        public int read() throws IOException {
            try {
                screen.awaitText(question);
                int key = keys.read();
                if (key < 0) {
                    closed.await();
                }
                return key;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int key = read();
            if (key < 0) {
                return -1;
            }
            bytes[offset] = (byte) key;
            return 1;
        }

        @Override
        public int available() throws IOException {
            return keys.available();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
