package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The program as it is installed, in a JVM of its own, often with many sandboxes known. They wait for an image that is not there, so nothing is made on the engine;
 * each has its session, its specification and its status.
 */
final class InstalledDaemon implements AutoCloseable {

    static final String BASE = "/apis/sandbox.openclaw.ai/v1";

    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
            docker: { image: "openclaw-bench:not-there", containerPrefix: "openclaw-test-bench-" } } } } }
        """;
    private static final long LOOK_NANOS = 100_000_000;
    private static final long READY_LOOK_NANOS =
            5_000_000; // to look without rest would take a processor from who is measured
    private static final int LOOKS = 900;
    private static final int OK = 200;
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final double KILOBYTES_PER_MEGABYTE = 1024;
    private static final long END_SECONDS = 30;

    private final Path state;
    private final int port;
    private final Process process;

    private InstalledDaemon(Path state, int port, Process process) {
        this.state = state;
        this.port = port;
        this.process = process;
    }

    /** Starts it with a state directory; does not wait. */
    static InstalledDaemon start(Path state, String launcher) throws IOException {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(launcher, "gateway", "--port", Integer.toString(port), "--allow-unconfigured");
        builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(state.resolve("log").toFile())
                .start();
        return new InstalledDaemon(state, port, process);
    }

    /** Starts it and waits until it knows so many sandboxes. */
    static InstalledDaemon knowing(int sandboxes, Path state, String launcher) throws IOException {
        Path sessions = Files.createDirectories(state.resolve("agents/main/sessions"));
        Files.writeString(state.resolve("openclaw.json"), CONFIGURATION);
        long now = Instant.now().toEpochMilli();
        Files.writeString(
                sessions.resolve("sessions.json"),
                IntStream.range(0, sandboxes)
                        .mapToObj(i -> "\"agent:main:s%d\": { \"sessionId\": \"s%d\", \"updatedAt\": %d }"
                                .formatted(i, i, now))
                        .collect(Collectors.joining(",\n", "{", "}")));
        InstalledDaemon daemon = start(state, launcher);
        daemon.awaitKnown(sandboxes);
        return daemon;
    }

    /** Waits until it answers that it is ready. */
    void awaitReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "the daemon ended at its start: " + Files.readString(state.resolve("log")));
                }
                LockSupport.parkNanos(READY_LOOK_NANOS);
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .mapToDouble(Double::parseDouble)
                        .findFirst()
                        .orElse(0)
                / KILOBYTES_PER_MEGABYTE;
    }

    int port() {
        return port;
    }

    /** The gateway's token, which the daemon made itself. */
    String token() throws IOException {
        return Files.readString(state.resolve("sandbox-controller/gateway-token"))
                .strip();
    }

    private void awaitKnown(int sandboxes) throws IOException {
        int known = -1;
        for (int look = 0; known < sandboxes; look++) {
            if (!process.isAlive() || look == LOOKS) {
                close();
                throw new IllegalStateException("the daemon knows " + known + " sandboxes of " + sandboxes + ": "
                        + Files.readString(state.resolve("log")));
            }
            LockSupport.parkNanos(LOOK_NANOS); // to look without rest would take a processor from who is measured
            known = known();
        }
    }

    private int known() {
        try (RawConnection connection = new RawConnection(port, token())) {
            return connection.get(BASE + "/sandboxes").split("\"scopeKey\"", -1).length - 1;
        } catch (IOException e) {
            return -1; // not listening yet
        }
    }

    /** Below those the system gives to who connects: one who asks again and again on such a port is connected with itself one day, and then the port is taken. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(FIRST_PORT, LAST_PORT)
                .filter(InstalledDaemon::free)
                .findFirst()
                .orElseThrow();
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // somebody has it
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
