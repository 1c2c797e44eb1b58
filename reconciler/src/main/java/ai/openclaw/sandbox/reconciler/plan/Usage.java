package ai.openclaw.sandbox.reconciler.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * How a sandbox is used.
 *
 * @param holders calls in flight in it
 * @param lastUsed last use seen; empty: none known
 */
public record Usage(int holders, Optional<Instant> lastUsed) {

    /** Whether a call is in flight. */
    public boolean busy() {
        return holders > 0;
    }
}
