package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.reconciler.plan.Rules.Pruning;
import java.time.Duration;
import java.time.Instant;

/** Notices when the wall clock jumps against the monotonic one; ages worked out across a jump are wrong, so nothing is pruned for a while. */
final class ClockGuard {

    /** A difference up to this is drift or a slow machine. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final int LOOKS_AFTER_JUMP = 2;

    private Instant wallBefore; // guarded by this
    private long nanosBefore; // guarded by this
    private int looksNeeded; // guarded by this

    ClockGuard(Instant wall, long nanos) {
        this.wallBefore = wall;
        this.nanosBefore = nanos;
    }

    /** Compares the clocks; true when they have parted since the last call. Pruning is suspended until {@link #lookedAgain}. */
    synchronized boolean jumped(Instant wall, long nanos) {
        Duration byWall = Duration.between(wallBefore, wall);
        Duration byNanos = Duration.ofNanos(nanos - nanosBefore);
        wallBefore = wall;
        nanosBefore = nanos;
        boolean jumped = byWall.minus(byNanos).abs().compareTo(TOLERANCE) > 0;
        if (jumped) {
            looksNeeded = LOOKS_AFTER_JUMP;
        }
        return jumped;
    }

    /** Everything was listed anew. The visits that follow make the full pass, so it is over with the next look. */
    synchronized void lookedAgain() {
        looksNeeded = Math.max(0, looksNeeded - 1);
    }

    synchronized Pruning pruning() {
        return looksNeeded == 0 ? Pruning.ALLOWED : Pruning.SUSPENDED;
    }
}
