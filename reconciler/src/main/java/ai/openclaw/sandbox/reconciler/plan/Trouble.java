package ai.openclaw.sandbox.reconciler.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of setbacks in making one sandbox. Not kept over a restart: a new daemon may try at once.
 *
 * @param setback the last one
 * @param attempts how many in a row, from 1
 * @param retryAt when it is tried again
 * @param desiredHash what was being made; another wish starts a new row
 */
public record Trouble(Setback setback, int attempts, Instant retryAt, Optional<String> desiredHash) {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9; // 1 s doubled nine times is beyond the longest delay

    /**
     * How long to wait after so many attempts: doubling from one second to five minutes, shortened by up to a fifth so that many that failed together
     * do not come back together.
     *
     * @param attempts from 1
     * @param jitter from 0 to below 1
     */
    public static Duration delay(int attempts, double jitter) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        Duration bounded = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        return bounded.minusMillis((long) (bounded.toMillis() * jitter / 5));
    }
}
