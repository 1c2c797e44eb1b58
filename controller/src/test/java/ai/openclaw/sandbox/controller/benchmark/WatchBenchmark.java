package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Five hundred who watch the sandboxes while sessions are opened and closed, a hundred changes a second on a fixed schedule. How far somebody is behind counts
 * from the moment the request was due that caused the change, so the control loop's part is in it.
 */
final class WatchBenchmark {

    private static final int KNOWN = 1_000;
    private static final int WATCHERS = 500;
    private static final int CHANGES_PER_SECOND = 100;
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;
    private static final int OPEN_AT_ONCE = 100;
    private static final double GOAL_MS = 1000;

    private final Path directory;
    private final String launcher;
    private final Progress progress;

    WatchBenchmark(Path directory, String launcher, Progress progress) {
        this.directory = directory;
        this.launcher = launcher;
        this.progress = progress;
    }

    List<Figure> run() throws IOException, InterruptedException {
        try (InstalledDaemon daemon = InstalledDaemon.knowing(KNOWN, directory.resolve("watch"), launcher);
                Audience audience = new Audience(daemon, WATCHERS)) {
            progress.say("watchers behind changes", 1, 2);
            run(daemon, audience, CHANGES_PER_SECOND * WARM_UP_SECONDS);
            audience.forget();
            progress.say("watchers behind changes", 2, 2);
            int changes = CHANGES_PER_SECOND * SECONDS;
            run(daemon, audience, changes);
            Samples behind = audience.behind();
            return List.of(new Figure(
                    "%d watchers, %d changes/s, behind the request".formatted(WATCHERS, CHANGES_PER_SECOND),
                    "p50 %.0f ms, p99 %.0f ms of %,d lines; last after first p99 %.0f ms"
                            .formatted(
                                    behind.median(),
                                    behind.percentile(99),
                                    behind.size(),
                                    audience.spread().percentile(99)),
                    Optional.empty(),
                    Figure.millis(behind.worst()),
                    Optional.of(Figure.millis(GOAL_MS))));
        }
    }

    /** Opens sessions and closes each a while later, so that each is two changes to who watches; returns when all have heard of all. */
    private static void run(InstalledDaemon daemon, Audience audience, int changes)
            throws IOException, InterruptedException {
        OpenLoop loop = new OpenLoop(daemon.port(), daemon.token(), CONNECTIONS, CHANGES_PER_SECOND);
        int opened = changes / 2;
        loop.run(changes, (connection, number, due) -> {
            boolean first = number < OPEN_AT_ONCE;
            boolean last = number >= changes - OPEN_AT_ONCE;
            if (first || (!last && number % 2 == 0)) {
                int session = first ? number : OPEN_AT_ONCE + (number - OPEN_AT_ONCE) / 2;
                audience.expect(Audience.Kind.ADDED, session, due);
                connection.take("PUT", audience.path(session), "{}");
            } else {
                int session = last ? opened - (changes - number) : (number - OPEN_AT_ONCE) / 2;
                audience.expect(Audience.Kind.DELETED, session, due);
                connection.take("DELETE", audience.path(session), "");
            }
        });
        audience.awaitAll();
    }
}
