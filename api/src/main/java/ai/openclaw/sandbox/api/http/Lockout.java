package ai.openclaw.sandbox.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shuts out addresses from which too many wrong tokens come. Loopback is an address like any other, since every user of the host may guess there; the control socket is
 * the way in that nobody can block, and tokens of paired devices, which nobody can guess, are taken all the same. Safe from any thread.
 */
public final class Lockout {

    /** Failures that are too many. */
    public static final int FAILURES = 10;

    /** Within which time they are too many. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    /** How long one is shut out for them. */
    public static final Duration OUT = Duration.ofMinutes(5);

    /** Most addresses remembered; the one heard of longest ago is forgotten first. */
    static final int MOST = 4096;

    private final InstantSource clock;
    private final Consumer<String> whenOut;
    private final Map<String, Past> pasts = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

    private static final class Past {
        final Deque<Instant> failures = new ArrayDeque<>();
        Optional<Instant> outSince = Optional.empty();
    }

    /**
     * Nobody is shut out yet.
     *
     * @param clock wall-clock time
     * @param whenOut hears of each address that is shut out
     */
    public Lockout(InstantSource clock, Consumer<String> whenOut) {
        this.clock = clock;
        this.whenOut = whenOut;
    }

    /** How long an address is still shut out; empty when it is not. */
    public synchronized Optional<Duration> remaining(String address) {
        Past past = pasts.get(address);
        if (past == null || past.outSince.isEmpty()) {
            return Optional.empty();
        }
        Duration spent = Duration.between(past.outSince.get(), clock.instant());
        if (spent.isNegative() || spent.compareTo(OUT) >= 0) { // also when the clock was set back
            pasts.remove(address);
            return Optional.empty();
        }
        return Optional.of(OUT.minus(spent));
    }

    /** Something wrong came from an address. */
    public void failed(String address) {
        if (counted(address)) {
            whenOut.accept(address);
        }
    }

    private synchronized boolean counted(String address) {
        Instant now = clock.instant();
        Past past = pasts.computeIfAbsent(address, any -> new Past());
        past.failures.removeIf(at -> !at.plus(WINDOW).isAfter(now) || at.isAfter(now));
        past.failures.add(now);
        boolean out = past.failures.size() >= FAILURES && past.outSince.isEmpty();
        if (out) {
            past.outSince = Optional.of(now);
            past.failures.clear();
        }
        if (pasts.size() > MOST) {
            Iterator<String> oldest = pasts.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return out;
    }
}
