package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The program as it is installed: from the launcher's start to the first answer that it is ready, the memory it then takes, and the memory it takes with a
 * thousand sandboxes known.
 */
final class StartBenchmark {

    private static final int STARTS = 7;
    private static final int KNOWN = 1_000;
    private static final double MEMORY_GOAL_MB = 150;
    private static final long SETTLE_NANOS = 35_000_000_000L; // one look at everything more
    private static final double READY_GOAL_MS = 1000;

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
            long begin = System.nanoTime();
            try (InstalledDaemon daemon = InstalledDaemon.start(state, launcher)) {
                daemon.awaitReady();
                ready.add(System.nanoTime() - begin);
                memory = Math.max(memory, daemon.residentMegabytes());
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

    private Figure withSandboxes() throws IOException {
        progress.say("memory with sandboxes known", 1, 1);
        Path state = Files.createDirectories(directory.resolve("known"));
        try (InstalledDaemon daemon = InstalledDaemon.knowing(KNOWN, state, launcher)) {
            LockSupport.parkNanos(SETTLE_NANOS);
            double memory = daemon.residentMegabytes();
            return new Figure(
                    "resident memory with %,d sandboxes known".formatted(KNOWN),
                    "%.0f MB".formatted(memory),
                    Optional.empty(),
                    new Figure.Quantity(memory, "MB"),
                    Optional.of(new Figure.Quantity(MEMORY_GOAL_MB, "MB")));
        }
    }
}
