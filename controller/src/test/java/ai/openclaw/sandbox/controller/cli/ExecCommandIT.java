package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.Main;
import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import ai.openclaw.sandbox.fixtures.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code openclaw exec} and {@code openclaw mcp} as programs of their own, with real pipes and a real terminal, in real sandboxes. */
@Timeout(120)
class ExecCommandIT {

    private static final String SESSION = "agent:main:exec";
    private static final int SIGTERM_CODE = 143;

    @TempDir
    private Path directory;

    private RunningDaemon daemon;

    @BeforeEach
    void start() {
        daemon = new RunningDaemon(directory);
        daemon.configure("""
            { agents: { defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
            """);
        daemon.start();
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    @Test
    void streams_stay_apart_and_the_exit_code_is_the_commands_own() throws Exception {
        Program program = start(exec("sh", "-c", "echo out; echo err >&2; exit 42"));
        program.process.getOutputStream().close();
        assertThat(program.code()).isEqualTo(42);
        assertThat(program.out()).isEqualTo("out\n");
        assertThat(program.err()).isEqualTo("err\n");
    }

    @Test
    void a_tree_of_files_goes_in_and_comes_out_as_it_was() throws Exception {
        Path tree = Files.createDirectories(directory.resolve("tree/deep"));
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Files.write(tree.resolve("ü.bin"), bytes);
        byte[] packed = piped(
                new byte[0], List.of("tar", "-C", directory.resolve("tree").toString(), "-c", "."));

        assertThat(piped(packed, exec("tar", "-x"))).isEmpty();
        byte[] back = piped(new byte[0], exec("tar", "-c", "."));

        Path other = Files.createDirectories(directory.resolve("other"));
        piped(back, List.of("tar", "-C", other.toString(), "-x"));
        assertThat(other.resolve("deep/ü.bin")).hasBinaryContent(bytes);
    }

    @Test
    void a_terminal_has_its_size_takes_keys_and_gives_the_exit_code() throws Exception {
        Program program = start(inTerminal("stty rows 33 cols 99; " + shell(exec("-t", "sh"))));
        OutputStream keys = program.process.getOutputStream();
        program.type(keys, "stty size; test -t 0 && echo a\"\"terminal\n");
        program.await("33 99");
        program.await("aterminal");
        program.type(keys, "sleep 306; echo came back\n");
        Eventually.within(RunningDaemon.SOON, "it sleeps", () -> runs("sleep 306"));
        program.type(keys, "\u0003");
        Eventually.within(RunningDaemon.SOON, "Ctrl-C has ended it", () -> !runs("sleep 306"));
        program.type(keys, "exit 7\n");
        assertThat(program.code()).isEqualTo(7);
    }

    @Test
    void a_signal_for_the_program_ends_the_command() throws Exception {
        Program program = start(exec("sleep", "307"));
        Eventually.within(RunningDaemon.SOON, "it sleeps", () -> runs("sleep 307"));
        program.process.toHandle().destroy(); // the process itself would close its streams too
        assertThat(program.code()).isEqualTo(SIGTERM_CODE);
        Eventually.within(RunningDaemon.SOON, "nothing of it runs", () -> !runs("sleep 307"));
    }

    @Test
    void what_is_asked_over_standard_input_is_answered_though_the_input_ends() throws Exception {
        String asked = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"exec","arguments":{"command":"echo from afar"}}}
            """;
        piped(new byte[0], exec("true")); // its sandbox is there
        byte[] said = piped(asked.getBytes(StandardCharsets.UTF_8), openclaw("mcp", "--session", SESSION));
        assertThat(new String(said, StandardCharsets.UTF_8).lines())
                .anySatisfy(line -> assertThat(line).contains("\"id\":2").contains("from afar"));
    }

    private boolean runs(String command) {
        return daemon.containers().values().stream()
                .anyMatch(id -> daemon.engine()
                        .send("GET", "/containers/" + id + "/top", "") // refused while it is being made
                        .toString()
                        .contains("\"" + command + "\""));
    }

    private static List<String> exec(String... words) {
        List<String> all = new ArrayList<>(openclaw("exec", "--session", SESSION));
        List<String> command = new ArrayList<>(List.of(words));
        if (command.remove("-t")) {
            all.add("-t");
        }
        all.add("--");
        all.addAll(command);
        return all;
    }

    private static List<String> openclaw(String... words) {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        all.addAll(List.of(words));
        return all;
    }

    /** A pseudo-terminal, as everybody's terminal program makes one. */
    private static List<String> inTerminal(String command) {
        return List.of("script", "--quiet", "--return", "--command", command, "/dev/null");
    }

    private static String shell(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    private Program start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(daemon.environment());
        return new Program(builder.start());
    }

    private byte[] piped(byte[] in, List<String> command) throws Exception {
        Program program = start(command);
        try (OutputStream stdin = program.process.getOutputStream()) {
            stdin.write(in);
        }
        assertThat(program.code()).as(program.err()).isZero();
        return program.out.toByteArray();
    }

    /** A program that runs, and what it has said so far. */
    private static final class Program {
        private final Process process;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final List<Thread> readers;

        Program(Process process) {
            this.process = process;
            this.readers = Stream.of(read(process.getInputStream(), out), read(process.getErrorStream(), err))
                    .toList();
        }

        private static Thread read(InputStream from, ByteArrayOutputStream to) {
            return Thread.ofVirtual().start(() -> {
                try (from) {
                    from.transferTo(to);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        int code() throws InterruptedException {
            assertThat(process.waitFor(RunningDaemon.SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("ended; it said " + out() + err())
                    .isTrue();
            for (Thread reader : readers) {
                reader.join();
            }
            return process.exitValue();
        }

        void type(OutputStream keys, String text) throws IOException {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        void await(String text) {
            Eventually.within(RunningDaemon.SOON, text, () -> out().contains(text));
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }
}
