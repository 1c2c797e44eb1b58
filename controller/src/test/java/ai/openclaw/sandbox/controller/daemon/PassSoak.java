package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Has a daemon look at everything thousands of times, on the real engine, and looks at what that leaves in the process. */
final class PassSoak {

    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
        """;

    private static final String[] SESSIONS = {"agent:main:a", "agent:main:b", "agent:main:c", "agent:main:d"};

    /** Passes before the first look, in which classes are loaded, connections opened and code is compiled. */
    private static final int WARM_UP = 200;

    private static final int COLLECTIONS = 3;

    /** Threads of pools that come and go, and a connection more or less. */
    private static final int SLACK = 3;

    /** What the compiler and the logger may still come to need. */
    private static final double HEAP_SLACK_MEGABYTES = 3;

    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private final Path directory;
    private final Consumer<String> progress;

    PassSoak(Path directory, Consumer<String> progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /** What a process holds after so many passes. */
    record Reading(int passes, int threads, int descriptors, double heapMegabytes) {

        String row() {
            return "| %,d | %d | %d | %.1f MB |%n".formatted(passes, threads, descriptors, heapMegabytes);
        }

        /** What it holds more than it should, if it does. */
        Optional<String> excessOver(Reading first) {
            boolean grows = threads > first.threads + SLACK
                    || descriptors > first.descriptors + SLACK
                    || heapMegabytes > first.heapMegabytes + HEAP_SLACK_MEGABYTES;
            return grows ? Optional.of("it grows: " + first + ", then " + this) : Optional.empty();
        }
    }

    static String table(List<Reading> readings) {
        StringBuilder table = new StringBuilder("| passes | threads | file descriptors | heap after collection |\n");
        table.append("| --- | --- | --- | --- |\n");
        readings.forEach(reading -> table.append(reading.row()));
        return table.toString();
    }

    /** The readings at the start, on the way and at the end; fails when the last is not where the first was. */
    List<Reading> run(int passes) {
        List<Reading> readings = new ArrayList<>();
        try (RunningDaemon running = new RunningDaemon(directory.resolve("p"))) {
            running.knobs("{ hotWindow: \"1s\", activeWindow: \"12h\" }");
            running.configure(CONFIGURATION);
            running.sessions("main", SESSIONS);
            running.start();
            for (String session : SESSIONS) {
                running.awaitReady(session);
            }
            Set<String> containers = Set.copyOf(running.containers().values());
            pass(running, WARM_UP);
            readings.add(read(0));
            int done = 0;
            for (int mark : marks(passes)) {
                pass(running, mark - done);
                done = mark;
                readings.add(read(done));
                progress.accept(done + " of " + passes + " passes");
            }
            if (!containers.equals(Set.copyOf(running.containers().values()))) {
                throw new AssertionError("passes over what rests have changed the containers");
            }
        }
        readings.getLast().excessOver(readings.getFirst()).ifPresent(grows -> {
            throw new AssertionError(grows + "\n" + table(readings));
        });
        return readings;
    }

    private static Set<Integer> marks(int passes) {
        Set<Integer> marks = new LinkedHashSet<>();
        for (int mark = 1_000; mark < passes; mark = mark < 5_000 ? 5_000 : mark + 5_000) {
            marks.add(mark);
        }
        marks.add(passes);
        return marks;
    }

    /** As the loop does it when the time for it has come; the visits that follow are handed out by the loop itself. */
    private static void pass(RunningDaemon running, int times) {
        Reconciler reconciler = running.daemon().reconciler();
        for (int i = 0; i < times; i++) {
            reconciler.lookAround(Reconciler.Look.ALWAYS);
            if (!reconciler.queue().idle()) {
                Eventually.within(
                        RunningDaemon.SOON,
                        "everybody is visited",
                        () -> reconciler.queue().idle());
            }
            if (reconciler.engine().state() != EngineLink.State.SYNCED) {
                throw new AssertionError("the engine is away: " + reconciler.engine());
            }
        }
    }

    private static Reading read(int passes) {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Optional<String[]> descriptors = Optional.ofNullable(new File("/proc/self/fd").list());
        return new Reading(
                passes,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                descriptors.map(it -> it.length).orElse(0),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / BYTES_PER_MEGABYTE);
    }
}
