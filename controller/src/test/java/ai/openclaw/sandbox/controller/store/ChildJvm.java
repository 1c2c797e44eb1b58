package ai.openclaw.sandbox.controller.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second Java process on the same class path, for tests of what outlives a process. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param temporary where its temporary files go, which one that is killed cannot remove
     */
    static ChildJvm start(Path temporary, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line it prints. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the child process ended");
        }
        return line;
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does, and returns what it had printed before. */
    List<String> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // unlike the process's own method this leaves its output readable
        List<String> rest = output.readAllLines();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IOException("the child process does not end");
        }
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
