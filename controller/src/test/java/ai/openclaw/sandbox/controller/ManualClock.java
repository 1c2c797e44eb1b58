package ai.openclaw.sandbox.controller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to go on. */
public final class ManualClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /** A clock that shows {@code now}. */
    public ManualClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
