package ai.openclaw.sandbox.docker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling, bounded, and spread so that many who lost the same engine do not come back in step.
 *
 * @param first longest wait before the first try
 * @param most longest wait ever
 */
record Backoff(Duration first, Duration most) {

    /** For reconnecting to an engine on the same host: found again soon after it came up, and hardly any work while it is away. */
    static final Backoff RECONNECT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    /**
     * The wait after a number of failures in a row, from half of the bound up to it.
     *
     * @param failures from 1
     */
    Duration after(int failures, RandomGenerator random) {
        long bound = first.toNanos();
        for (int i = 1; i < failures && bound < most.toNanos(); i++) {
            bound *= 2;
        }
        bound = Math.min(bound, most.toNanos());
        return Duration.ofNanos(bound - random.nextLong(bound / 2 + 1));
    }
}
