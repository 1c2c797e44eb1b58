package ai.openclaw.sandbox.reconciler.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a container was started lately.
 *
 * @param count starts in a row none of which lasted
 * @param lastStart the last of them
 */
public record Restarts(int count, Optional<Instant> lastStart) {

    /** A container that ran this long has recovered; the next end starts a new row. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    /** Never started by us. */
    public static Restarts none() {
        return new Restarts(0, Optional.empty());
    }

    /**
     * With a start at {@code now}.
     *
     * @param endedAt when it ended before that start; empty: not known, and then it counts as ended at once
     */
    public Restarts started(Instant now, Optional<Instant> endedAt) {
        return new Restarts(lasted(endedAt) ? 1 : count + 1, Optional.of(now));
    }

    /** When one that ended at {@code endedAt} may be started again: at once the first time, then with growing delays. */
    public Instant nextStart(Instant now, Optional<Instant> endedAt) {
        if (lastStart.isEmpty() || count <= 1 || lasted(endedAt)) {
            return now;
        }
        return lastStart.get().plus(Trouble.delay(count - 1, 0));
    }

    // By when it ended, never by now: time spent waiting for the next start must not look like time it ran.
    private boolean lasted(Optional<Instant> endedAt) {
        return lastStart
                .map(start ->
                        endedAt.map(end -> end.isAfter(start.plus(LASTING))).orElse(false))
                .orElse(true);
    }
}
