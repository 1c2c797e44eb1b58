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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program as it is installed: from the launcher's start to the first answer that it is ready, and the memory it then takes. */
final class StartBenchmark {

    private static final int STARTS = 7;
    private static final int OK = 200;
    private static final long LOOK_NANOS = 5_000_000;
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
                        Optional.empty()));
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
