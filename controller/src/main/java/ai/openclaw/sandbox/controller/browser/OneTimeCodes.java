package ai.openclaw.sandbox.controller.browser;

import ai.openclaw.sandbox.model.session.ScopeKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Codes that work once and not for long. Kept in memory alone, and only as digests: a restart makes them void, and how long a search takes tells nothing of
 * them. Time is the monotonic one, so a clock that is set back gives none a longer life. Safe from any thread.
 *
 * @param <T> what a code stands for
 */
final class OneTimeCodes<T> {

    /** Most codes that wait to be used. */
    static final int MOST = 1_000;

    private static final int CODE_BYTES = 32;

    private final Duration valid;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Waiting<T>> waiting = new LinkedHashMap<>(); // the oldest first; guarded by this

    private record Waiting<T>(T meaning, long madeAt) {}

    /**
     * @param valid how long a code works
     * @param nanos monotonic time in nanoseconds
     */
    OneTimeCodes(Duration valid, LongSupplier nanos) {
        this.valid = valid;
        this.nanos = nanos;
    }

    /** Makes a code; empty when as many wait as may. */
    synchronized Optional<String> make(T meaning) {
        waiting.values().removeIf(this::expired);
        if (waiting.size() >= MOST) {
            return Optional.empty();
        }
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        waiting.put(ScopeKey.digest(code), new Waiting<>(meaning, nanos.getAsLong()));
        return Optional.of(code);
    }

    /** Uses a code up; empty when it works no more, or never did. */
    synchronized Optional<T> use(String code) {
        return Optional.ofNullable(waiting.remove(ScopeKey.digest(code)))
                .filter(found -> !expired(found))
                .map(Waiting::meaning);
    }

    /** Until when a code made at {@code now} works. */
    Instant expiry(Instant now) {
        return now.plus(valid);
    }

    private boolean expired(Waiting<T> one) {
        return nanos.getAsLong() - one.madeAt() >= valid.toNanos();
    }
}
