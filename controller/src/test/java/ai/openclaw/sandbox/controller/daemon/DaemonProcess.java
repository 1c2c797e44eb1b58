package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.fixtures.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A daemon in a process of its own, for tests that end it as {@code kill -9} does. */
final class DaemonProcess implements AutoCloseable {

    private static final String LISTENING = "listening on ";
    private static final Pattern PORT = Pattern.compile(LISTENING + "(\\d+);");
    private static final int SIGKILL = 9;
    private static final int SIGNALLED = 128;

    /** Starts quickly rather than runs fast, as a process has to that lives for a second. */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xmx128m");

    private final Process process;
    private final Path output;

    private DaemonProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts one.
     *
     * @param directory where its output and its temporary files go
     * @param environment what it knows of the world; nothing of this process's own environment counts before it
     */
    static DaemonProcess start(Path directory, Map<String, String> environment) {
        Path output = directory.resolve("daemon.out");
        try {
            Path temporary = Files.createDirectories(directory.resolve("tmp"));
            ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
                            .toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.command().addAll(OPTIONS);
            builder.command()
                    .addAll(List.of(
                            "-Djava.io.tmpdir=" + temporary,
                            "-cp",
                            System.getProperty("java.class.path"),
                            DaemonProcess.class.getName()));
            builder.environment().putAll(environment);
            return new DaemonProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the process does: it is a daemon until it is ended. */
    public static void main(String[] arguments) throws StartException, InterruptedException {
        Daemon daemon = Daemon.start(new GatewayOptions(
                Optional.empty(), Optional.of(0), GatewayOptions.Unconfigured.ALLOWED, System.getenv()));
        System.out.print(LISTENING + daemon.port() + ";\n"); // the log may come in between
        Thread.currentThread().join();
    }

    /** Waits for something to come about while it runs. */
    void await(String what, BooleanSupplier condition) {
        try {
            Eventually.within(RunningDaemon.SOON, what, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the daemon ended by itself before " + what);
                }
                return condition.getAsBoolean();
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it said:\n" + said(), e);
        }
    }

    /** The port it listens at, once it does. */
    int port() {
        await("it listens", () -> PORT.matcher(said()).find());
        Matcher port = PORT.matcher(said());
        if (!port.find()) {
            throw new AssertionError("it does not say where it listens:\n" + said());
        }
        return Integer.parseInt(port.group(1));
    }

    /** Ends it in the middle of whatever it does. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(RunningDaemon.SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the daemon's process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        if (process.exitValue() != SIGNALLED + SIGKILL) {
            throw new AssertionError("the daemon ended by itself: " + process.exitValue() + "; it said:\n" + said());
        }
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(nothing readable: " + e + ")";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
