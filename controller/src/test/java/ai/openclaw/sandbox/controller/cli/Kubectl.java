package ai.openclaw.sandbox.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.daemon.RunningDaemon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A kubectl program, told of a daemon by the kubeconfig the daemon's own command line writes. */
final class Kubectl {

    /** Where an old one is unpacked by the test script. */
    static final String UNPACKED = "/var/cache/openclaw-test/kubectl-1.20/usr/bin/kubectl";

    private final String program;
    private final Path kubeconfig;
    private final Path cache;

    private Kubectl(String program, Path kubeconfig, Path cache) {
        this.program = program;
        this.kubeconfig = kubeconfig;
        this.cache = cache;
    }

    static Kubectl of(String program, RunningDaemon daemon, Path directory) {
        assertThat(daemon.daemon().securePort())
                .as("HTTPS, a moment after HTTP")
                .isPresent();
        Path file = directory.resolve("kubeconfig");
        Cli.Result written = Cli.beside(daemon.state()).run("config", "kubeconfig", "--output", file.toString());
        assertThat(written.code()).as(written.err()).isZero();
        return new Kubectl(program, file, directory.resolve("kubectl-cache"));
    }

    Path kubeconfig() {
        return kubeconfig;
    }

    /** Runs a command that must succeed, and returns what it says. */
    String run(String... arguments) {
        Ended ended = end(arguments);
        assertThat(ended.code)
                .as("kubectl %s: %s", String.join(" ", arguments), ended.output)
                .isZero();
        return ended.output;
    }

    /** Runs a command that must fail, and returns what it says. */
    String fails(String... arguments) {
        Ended ended = end(arguments);
        assertThat(ended.code).as(ended.output).isNotZero();
        return ended.output;
    }

    private record Ended(int code, String output) {}

    private Ended end(String... arguments) {
        Process process = start(arguments);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(program, "--kubeconfig", kubeconfig.toString(), "--cache-dir", cache.toString()));
        command.addAll(List.of(arguments));
        try {
            assertThat(program.equals("kubectl") || Files.isExecutable(Path.of(program)))
                    .as(program + " is brought by scripts/test.sh")
                    .isTrue();
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command that goes on until this is closed. */
    Watch watch(String... arguments) {
        return new Watch(start(arguments));
    }

    /** A command that goes on, and the lines it has said. */
    static final class Watch implements AutoCloseable {

        private final Process process;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread reader;

        private Watch(Process process) {
            this.process = process;
            this.reader = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("ended: " + e.getMessage());
            }
        }

        List<String> lines() {
            return lines;
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                process.waitFor();
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
