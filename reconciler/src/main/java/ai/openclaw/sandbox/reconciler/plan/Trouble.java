package ai.openclaw.sandbox.reconciler.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A row of setbacks in making one sandbox. Not kept over a restart: a new daemon may try at once.
 *
 * @param setback the last one
 * @param holds what is not tried again until {@code retryAt}
 * @param attempts how many in a row, from 1
 * @param failedAt when the last one happened
 * @param retryAt when it is tried again
 * @param desiredHash what was being made; another wish starts a new row
 */
public record Trouble(
        Setback setback,
        Set<Hold> holds,
        int attempts,
        Instant failedAt,
        Instant retryAt,
        Optional<String> desiredHash) {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9; // 1 s doubled nine times is beyond the longest delay

    public Trouble {
        holds = Set.copyOf(holds);
    }

    /** Whether it is too early to try anything of it again. */
    public boolean waits(Instant now) {
        return now.isBefore(retryAt);
    }

    /** Whether it is too early to try an action again. */
    boolean holdsOff(Action action, Instant now) {
        return waits(now) && Hold.of(action).map(holds::contains).orElse(false);
    }

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
