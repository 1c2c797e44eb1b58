package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Ends the daemon by {@code kill -9} again and again, at random moments, while the configuration is edited and sessions come and go. After each end a daemon
 * starts and has to come to what an undisturbed one comes to: the same containers in the engine's own words, and the records of just those.
 */
final class KillSoak {

    private static final int SLOWEST_DEED_MILLIS = 120;
    private static final int LONGEST_LIFE_MILLIS = 2_500;

    /** One in so many lives ends before the daemon listens. */
    private static final int EARLY = 5;

    private static final int SHORTEST_LIFE_MILLIS = 200;

    private final Path directory;
    private final Random dice;
    private final Consumer<String> progress;
    private final List<Long> recoveries = new ArrayList<>(); // nanoseconds
    private int early;
    private long compared;

    KillSoak(Path directory, long seed, Consumer<String> progress) {
        this.directory = directory;
        this.dice = new Random(seed);
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param kills how often the daemon was ended
     * @param early how often before it listened
     * @param deeds edits, and sessions that came or went
     * @param compared containers compared with those of an undisturbed daemon
     * @param recovery from the start of the next daemon to the same end, the median
     * @param slowest the longest of these
     */
    record Result(int kills, int early, long deeds, long compared, Duration recovery, Duration slowest) {

        String table() {
            return """
                | kill -9 of the daemon | |
                | --- | --- |
                | ended, and started again | %d times, %d of them before it listened |
                | edits, and sessions that came or went | %d |
                | containers compared with those of an undisturbed daemon | %d, none different |
                | from the next start to the same end | p50 %d ms, longest %d ms |
                """.formatted(kills, early, deeds, compared, recovery.toMillis(), slowest.toMillis());
        }
    }

    Result run(int kills) {
        try (RunningDaemon running = new RunningDaemon(directory.resolve("k"))) {
            SoakWishes wishes = new SoakWishes(running, dice);
            Undisturbed undisturbed = Undisturbed.learn(directory.resolve("u"));
            for (int kill = 1; kill <= kills; kill++) {
                live(running, wishes);
                recover(running, wishes, undisturbed);
                if (kill % 10 == 0 || kill == kills) {
                    progress.accept("killed " + kill + " of " + kills + " times, the last recovery took "
                            + Duration.ofNanos(recoveries.getLast()).toMillis() + " ms");
                }
            }
            setUpOnceEach(running.state());
            List<Long> sorted = recoveries.stream().sorted().toList();
            return new Result(
                    kills,
                    early,
                    wishes.deeds(),
                    compared,
                    Duration.ofNanos(sorted.get(sorted.size() / 2)),
                    Duration.ofNanos(sorted.getLast()));
        }
    }

    /** One life of the daemon, from its start to its sudden end. */
    private void live(RunningDaemon running, SoakWishes wishes) {
        try (DaemonProcess process = DaemonProcess.start(directory.resolve("k"), running.environment())) {
            if (dice.nextInt(EARLY) == 0) {
                early++;
                pause(SHORTEST_LIFE_MILLIS + dice.nextInt(LONGEST_LIFE_MILLIS / 4));
            } else {
                long end = System.nanoTime()
                        + Duration.ofMillis(dice.nextInt(LONGEST_LIFE_MILLIS)).toNanos();
                try (SoakTraffic traffic = new SoakTraffic(process.port(), running.state())) {
                    while (System.nanoTime() < end) {
                        wishes.change(traffic);
                        pause(dice.nextInt(SLOWEST_DEED_MILLIS));
                    }
                    wishes.changeWithoutWaiting(traffic);
                    process.kill();
                }
                return;
            }
            process.kill();
        }
    }

    private void recover(RunningDaemon running, SoakWishes wishes, Undisturbed undisturbed) {
        long begin = System.nanoTime();
        running.start();
        try (SoakTraffic traffic = new SoakTraffic(running.daemon().port(), running.state())) {
            wishes.settle(traffic);
        }
        List<String> expected = undisturbed.containers(wishes.memory(), wishes.sessions());
        try {
            Eventually.within(RunningDaemon.SOON, "the same end", () -> isAtRest(running, wishes, expected));
        } catch (AssertionError e) {
            EndState end = EndState.of(running);
            throw new AssertionError(
                    "wanted " + wishes + "; differs: "
                            + end.differencesFrom(new EndState(expected, end.said(), end.remembered())) + " said "
                            + end.said(),
                    e);
        }
        recoveries.add(System.nanoTime() - begin);
        compared += wishes.sessions().size();
        running.stop();
        if (running.records().size() != wishes.sessions().size()) {
            throw new AssertionError("records on disk: " + running.records() + ", wanted " + wishes);
        }
    }

    private static boolean isAtRest(RunningDaemon running, SoakWishes wishes, List<String> expected) {
        var ids = running.containers().values();
        var registry = running.daemon().reconciler().registry();
        boolean remembered = registry.names().stream()
                        .flatMap(name -> registry.get(name).stream())
                        .flatMap(record -> record.containers().keySet().stream())
                        .collect(java.util.stream.Collectors.toSet())
                        .equals(new HashSet<>(ids))
                && registry.names().size() == wishes.sessions().size();
        boolean ready = running.sandboxes().size() == wishes.sessions().size()
                && running.sandboxes().stream()
                        .allMatch(it -> it.status().phase() == Phase.READY
                                && it.status().drift().isEmpty());
        return remembered
                && ready
                && ids.size() == wishes.sessions().size()
                && Undisturbed.sorted(EndState.of(running).engine()).equals(expected);
    }

    /** No container was set up twice, whoever began it. */
    private static void setUpOnceEach(Path state) {
        try (Stream<Path> files = Files.walk(state.resolve("sandboxes"))) {
            for (Path file : files.filter(path -> path.endsWith("setup")).toList()) {
                List<String> hosts = Files.readAllLines(file);
                if (new HashSet<>(hosts).size() != hosts.size()) {
                    throw new AssertionError("set up twice: " + file + " " + hosts);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
