package ai.openclaw.sandbox.controller.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The configuration and the sessions of a soak: what is wanted now, as far as anybody was told that it is. */
final class SoakWishes {

    /** Sizes of memory a configuration may ask for, in megabytes. */
    static final List<Integer> MEMORIES = List.of(128, 160, 192);

    /** Sessions of a file. */
    static final List<String> FILED = List.of("agent:main:f0", "agent:main:f1");

    /** Sessions opened over HTTP. */
    static final List<String> OPENED = List.of("agent:main:p0");

    /** Long enough for a sandbox to be cold, and short enough for its session to be active. */
    private static final Duration AGO = Duration.ofMinutes(2);

    private static final String CONFIGURATION = """
        { agents: { defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX",
            memory: "MEMORYm", setupCommand: "cat /etc/hostname >> /workspace/setup" } } } } }
        """;

    private final RunningDaemon running;
    private final Random dice;
    private final Set<String> filed = new TreeSet<>(FILED);
    private final Set<String> opened = new TreeSet<>();
    private final Set<String> unsure = new TreeSet<>(); // asked for, and no answer came
    private int memory = MEMORIES.getFirst();
    private long deeds;

    SoakWishes(RunningDaemon running, Random dice) {
        this.running = running;
        this.dice = dice;
        configure(running, memory);
        file();
    }

    static void configure(RunningDaemon running, int megabytes) {
        running.configure(CONFIGURATION.replace("MEMORY", Integer.toString(megabytes)));
    }

    /** Somebody changes something, or looks. */
    void change(SoakTraffic traffic) {
        deeds++;
        switch (dice.nextInt(5)) {
            case 0 -> configure(running, memory = MEMORIES.get(dice.nextInt(MEMORIES.size())));
            case 1, 2 -> {
                flip(filed, FILED.get(dice.nextInt(FILED.size())));
                file();
            }
            case 3 -> openOrEnd(traffic, OPENED.get(dice.nextInt(OPENED.size())));
            default -> traffic.look();
        }
    }

    /** Somebody opens a session and will never hear what came of it. */
    void changeWithoutWaiting(SoakTraffic traffic) {
        String session = OPENED.get(dice.nextInt(OPENED.size()));
        if (!opened.contains(session)) {
            deeds++;
            unsure.add(session);
            traffic.openWithoutWaiting(session);
        }
    }

    /** What was answered must be known to the daemon of now; who was not answered asks for the contrary, to be sure. */
    void settle(SoakTraffic traffic) {
        for (String session : opened) {
            if (!traffic.knows(session)) {
                throw new AssertionError(session + " was opened and is forgotten");
            }
        }
        for (String session : unsure) {
            if (!traffic.end(session) && traffic.knows(session)) {
                throw new AssertionError(session + " cannot be closed");
            }
        }
        unsure.clear();
    }

    int memory() {
        return memory;
    }

    /** The sessions that are active. */
    Set<String> sessions() {
        Set<String> all = new TreeSet<>(filed);
        all.addAll(opened);
        return all;
    }

    long deeds() {
        return deeds;
    }

    private void openOrEnd(SoakTraffic traffic, String session) {
        boolean ends = opened.remove(session);
        boolean answered = ends ? traffic.end(session) : traffic.open(session);
        if (!answered) {
            unsure.add(session);
        } else if (!ends) {
            opened.add(session);
        }
    }

    private void file() {
        running.sessions("main", Instant.now().minus(AGO), filed.toArray(String[]::new));
    }

    private static void flip(Set<String> set, String element) {
        if (!set.remove(element)) {
            set.add(element);
        }
    }

    @Override
    public String toString() {
        return memory + " MB for " + sessions();
    }
}
