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

    /** With a start at {@code now}. */
    public Restarts started(Instant now) {
        return new Restarts(lasted(now) ? 1 : count + 1, Optional.of(now));
    }

    /** When it may be started again: at once the first time, then with growing delays. */
    public Instant nextStart(Instant now) {
        if (lastStart.isEmpty() || count <= 1 || lasted(now)) {
            return now;
        }
        return lastStart.get().plus(Trouble.delay(count - 1, 0));
    }

    private boolean lasted(Instant now) {
        return lastStart.map(start -> start.plus(LASTING).isBefore(now)).orElse(true);
    }
}
