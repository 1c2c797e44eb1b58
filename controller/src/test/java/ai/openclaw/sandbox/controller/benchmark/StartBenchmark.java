package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The program as it is installed: from the launcher's start to the first answer that it is ready, the memory it then takes, and the memory it takes with a
 * thousand sandboxes known. Those wait for an image that is not there, so that nothing is made on the engine; each has its session, spec and status.
 */
final class StartBenchmark {

    private static final int STARTS = 7;
    private static final int OK = 200;
    private static final int KNOWN = 1_000;
    private static final double MEMORY_GOAL_MB = 150;
    private static final long SETTLE_NANOS = 35_000_000_000L; // one look at everything more
    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session",
            docker: { image: "openclaw-bench:not-there", containerPrefix: "openclaw-test-bench-" } } } } }
        """;
    private static final long LOOK_NANOS = 5_000_000;
    private static final long LOOK_NANOS_PER_LIST = 100;
    private static final double READY_GOAL_MS = 1000;
    private static final long END_SECONDS = 30;
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    private final Path directory;
    private final String launcher;
    private final Progress progress;

    StartBenchmark(Path directory, String launcher, Progress progress) {
        this.directory = directory;
        this.launcher = launcher;
        this.progress = progress;
    }

    List<Figure> run() throws IOException, InterruptedException {
        Samples ready = new Samples();
        double memory = 0;
        for (int i = 0; i < STARTS; i++) {
            progress.say("start of the daemon", i + 1, STARTS);
            Path state = Files.createDirectories(directory.resolve("start-" + i));
            int port = freePort();
            long begin = System.nanoTime();
            Process daemon = start(state, port);
            try {
                awaitReady(daemon, port);
                ready.add(System.nanoTime() - begin);
                memory = Math.max(memory, residentMegabytes(daemon));
            } finally {
                daemon.destroy();
                daemon.waitFor(END_SECONDS, TimeUnit.SECONDS);
            }
        }
        return List.of(
                new Figure(
                        "start of the daemon to ready",
                        Figure.spread(ready),
                        Optional.empty(),
                        Figure.millis(ready.median()),
                        Optional.of(Figure.millis(READY_GOAL_MS))),
                new Figure(
                        "resident memory once ready, no sandboxes",
                        "%.0f MB".formatted(memory),
                        Optional.empty(),
                        new Figure.Quantity(memory, "MB"),
                        Optional.empty()),
                withSandboxes());
    }

    private Figure withSandboxes() throws IOException, InterruptedException {
        progress.say("memory with sandboxes known", 1, 1);
        Path state = Files.createDirectories(directory.resolve("known"));
        Path sessions = Files.createDirectories(state.resolve("agents/main/sessions"));
        Files.writeString(state.resolve("openclaw.json"), CONFIGURATION);
        long now = Instant.now().toEpochMilli();
        Files.writeString(
                sessions.resolve("sessions.json"),
                IntStream.range(0, KNOWN)
                        .mapToObj(i -> "\"agent:main:s%d\": { \"sessionId\": \"s%d\", \"updatedAt\": %d }"
                                .formatted(i, i, now))
                        .collect(Collectors.joining(",\n", "{", "}")));
        int port = freePort();
        Process daemon = start(state, port);
        try {
            awaitReady(daemon, port);
            awaitKnown(state, port);
            LockSupport.parkNanos(SETTLE_NANOS);
            double memory = residentMegabytes(daemon);
            return new Figure(
                    "resident memory with %,d sandboxes known".formatted(KNOWN),
                    "%.0f MB".formatted(memory),
                    Optional.empty(),
                    new Figure.Quantity(memory, "MB"),
                    Optional.of(new Figure.Quantity(MEMORY_GOAL_MB, "MB")));
        } finally {
            daemon.destroy();
            daemon.waitFor(END_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void awaitKnown(Path state, int port) throws IOException, InterruptedException {
        String token = Files.readString(state.resolve("sandbox-controller/gateway-token"))
                .strip();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/apis/sandbox.openclaw.ai/v1/sandboxes"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String list = "";
            while (list.split("\"scopeKey\"", -1).length - 1 < KNOWN) {
                LockSupport.parkNanos(LOOK_NANOS * LOOK_NANOS_PER_LIST);
                list = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            }
        }
    }

    private Process start(Path state, int port) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(launcher, "gateway", "--allow-unconfigured", "--port", Integer.toString(port));
        builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(state.resolve("log").toFile())
                .start();
    }

    private static void awaitReady(Process daemon, int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                if (!daemon.isAlive()) {
                    throw new IllegalStateException("the daemon ended at its start");
                }
                LockSupport.parkNanos(LOOK_NANOS); // to look without rest would take a processor from who is measured
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

    private static double residentMegabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .mapToDouble(Double::parseDouble)
                        .findFirst()
                        .orElse(0)
                / KILOBYTES_PER_MEGABYTE;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
