package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.config.DaemonSettings;
import java.time.Duration;

/**
 * What holds for all sandboxes.
 *
 * @param hotWindow how long after its last use a sandbox is left alone
 * @param activeWindow how long after its last update a session counts as active
 * @param orphanGrace how long a container nobody knows and nobody speaks for is left alone
 * @param pruning whether pruning may go on; not while the clock is in doubt
 */
public record Rules(Duration hotWindow, Duration activeWindow, Duration orphanGrace, Pruning pruning) {

    /** Whether pruning may go on. */
    public enum Pruning {
        ALLOWED,
        SUSPENDED
    }

    private static final Duration ORPHAN_GRACE = Duration.ofMinutes(2);

    /** The rules that follow from the daemon's settings. */
    public static Rules of(DaemonSettings settings, Pruning pruning) {
        return new Rules(settings.hotWindow(), settings.activeWindow(), ORPHAN_GRACE, pruning);
    }
}
