package ai.openclaw.sandbox.controller.workspaces;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says of a sandbox's directory whether anything wants it, and when it may go. A function of what it is given and of nothing else. */
final class Orphans {

    private Orphans() {}

    /** What can be said of a directory. */
    enum State {
        /** A sandbox or a session has it. */
        USED,
        /** Nothing has it, and it stays all the same. */
        KEPT,
        /** Nothing has it, not for long enough yet. */
        ORPHANED,
        /** Nothing has it, and its time is over. */
        DUE
    }

    /**
     * What is said of a directory.
     *
     * @param state in one word
     * @param why the reason, in one sentence
     * @param since since when nothing wants it, where that was noticed
     * @param due from when on it may go, where that follows from {@code since}
     */
    record Verdict(State state, String why, Optional<Instant> since, Optional<Instant> due) {}

    static Verdict judge(Path directory, Marker marker, Census census, Instant now) {
        if (!marker.instance().equals(census.instance())) {
            return kept("Another daemon made it.");
        }
        if (marker.origin() != Marker.Origin.MADE) {
            return kept("It was there before the daemon came: remove it by hand if nobody needs it.");
        }
        if (census.scopeKeys().contains(marker.scopeKey())) {
            return new Verdict(State.USED, "A sandbox or a session has it.", Optional.empty(), Optional.empty());
        }
        Optional<Path> spoken = census.spoken().stream()
                .filter(path -> path.startsWith(directory) || directory.startsWith(path))
                .sorted()
                .findFirst();
        if (spoken.isPresent()) {
            return kept("The configuration speaks of " + spoken.get() + ".");
        }
        if (census.doubt().isPresent()) {
            return kept(
                    "Nobody knows whether something has it: " + census.doubt().get() + ".");
        }
        return orphan(marker, census, now);
    }

    private static Verdict orphan(Marker marker, Census census, Instant now) {
        Duration retention = census.gc().retention();
        if (marker.orphanedAtMs().isEmpty()) {
            return new Verdict(
                    State.ORPHANED,
                    "No sandbox and no session has it; that is noted within minutes, and its time begins then.",
                    Optional.empty(),
                    Optional.empty());
        }
        Instant noted = Instant.ofEpochMilli(marker.orphanedAtMs().get());
        Instant since = noted.isAfter(now) ? now : noted; // a clock that was set back must not make it older
        Instant due = since.plus(retention);
        boolean over = !now.isBefore(due);
        String collector = census.gc().enabled()
                ? "it goes by itself once that lasted for workspaceGc.retention."
                : "workspaceGc.enabled is false, so it goes only with: openclaw workspace prune";
        return new Verdict(
                over ? State.DUE : State.ORPHANED,
                "No sandbox and no session has it; " + collector,
                Optional.of(since),
                Optional.of(due));
    }

    private static Verdict kept(String why) {
        return new Verdict(State.KEPT, why, Optional.empty(), Optional.empty());
    }
}
