package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The list of a thousand sandboxes, asked for two hundred times a second on a fixed schedule, from another JVM than the daemon's. */
final class ListBenchmark {

    private static final int KNOWN = 1_000;
    private static final int PER_SECOND = 200;
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 20;
    private static final double GOAL_MS = 5;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Path directory;
    private final String launcher;
    private final Progress progress;

    ListBenchmark(Path directory, String launcher, Progress progress) {
        this.directory = directory;
        this.launcher = launcher;
        this.progress = progress;
    }

    List<Figure> run() throws IOException, InterruptedException {
        try (InstalledDaemon daemon = InstalledDaemon.knowing(KNOWN, directory.resolve("list"), launcher)) {
            return List.of(measure(daemon, "sandboxes"), measure(daemon, "sessions"));
        }
    }

    private Figure measure(InstalledDaemon daemon, String what) throws IOException, InterruptedException {
        String path = InstalledDaemon.BASE + "/" + what;
        long bytes;
        try (RawConnection connection = new RawConnection(daemon.port(), daemon.token())) {
            bytes = connection.take("GET", path, "");
        }
        OpenLoop loop = new OpenLoop(daemon.port(), daemon.token(), CONNECTIONS, PER_SECOND);
        OpenLoop.Request request = (connection, number, due) -> connection.take("GET", path, "");
        progress.say("list of " + what + ", " + PER_SECOND + " times a second", 1, 2);
        loop.run(PER_SECOND * WARM_UP_SECONDS, request);
        progress.say("list of " + what + ", " + PER_SECOND + " times a second", 2, 2);
        Samples samples = loop.run(PER_SECOND * SECONDS, request);
        return new Figure(
                "list of %,d %s (%.1f MB), %d requests/s"
                        .formatted(KNOWN, what, bytes / BYTES_PER_MEGABYTE, PER_SECOND),
                "p50 %.1f ms, p99 %.1f ms, worst %.0f ms"
                        .formatted(samples.median(), samples.percentile(99), samples.worst()),
                Optional.empty(),
                Figure.fineMillis(samples.percentile(99)),
                Optional.of(Figure.fineMillis(GOAL_MS)));
    }
}
