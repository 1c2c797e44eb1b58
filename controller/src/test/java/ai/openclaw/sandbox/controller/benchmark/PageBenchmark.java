package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.controller.ui.PageTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The page of the sandboxes in a real browser on this host, by the clock of the page, from its navigation until it is connected and shows rows of the table. */
final class PageBenchmark {

    private static final int KNOWN = 1_000;
    private static final int WARM_UP = 3;
    private static final double GOAL_MS = 1000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path directory;
    private final String launcher;
    private final int runs;
    private final Progress progress;

    PageBenchmark(Path directory, String launcher, int runs, Progress progress) {
        this.directory = directory;
        this.launcher = launcher;
        this.runs = runs;
        this.progress = progress;
    }

    List<Figure> run() throws IOException {
        try (InstalledDaemon daemon = InstalledDaemon.knowing(KNOWN, directory.resolve("page"), launcher);
                PageTimes page = PageTimes.signedIn(daemon.port(), daemon.token())) {
            return List.of(
                    measure(page, PageTimes.Cache.EMPTY, "first visit, nothing kept"),
                    measure(page, PageTimes.Cache.KEPT, "opened again"));
        }
    }

    private Figure measure(PageTimes page, PageTimes.Cache cache, String how) {
        Samples samples = new Samples();
        for (int i = 0; i < WARM_UP + runs; i++) {
            progress.say("page interactive, " + how, i + 1, WARM_UP + runs);
            double millis = page.interactive(cache);
            if (i >= WARM_UP) {
                samples.add((long) (millis * NANOS_PER_MILLI));
            }
        }
        return new Figure(
                "page of %,d sandboxes interactive, %s".formatted(KNOWN, how),
                Figure.spread(samples),
                Optional.empty(),
                Figure.millis(samples.percentile(90)),
                Optional.of(Figure.millis(GOAL_MS)));
    }
}
