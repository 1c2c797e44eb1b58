package ai.openclaw.sandbox.controller.configuration.watch;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides when changed files are read: once their writer has been quiet for a moment, and again a little later if what was read made no sense.
 * Pure; time and observations are handed in.
 */
final class ChangeGate {

    /** How long nothing may change before files are read. */
    static final Duration QUIET = Duration.ofMillis(30);

    /** How long nothing may change before a reading is believed that makes no sense. */
    static final Duration LONG_QUIET = Duration.ofMillis(150);

    private Optional<Fingerprint> seen = Optional.empty();
    private long changedAt;
    private Phase phase = Phase.SETTLED;

    private enum Phase {
        /** Nothing happened since the last reading that was believed. */
        SETTLED,
        /** Something changed and has not been read. */
        CHANGED,
        /** It has been read and made no sense. */
        DOUBTED
    }

    /** What to do now. */
    sealed interface Step {}

    /** Nothing, until something changes. */
    record Rest() implements Step {}

    /** Nothing, for that long. */
    record Wait(Duration time) implements Step {}

    /**
     * Read.
     *
     * @param last whether what is read is to be believed even if it makes no sense
     */
    record Load(boolean last) implements Step {}

    /**
     * Takes an observation.
     *
     * @param now nanoseconds of a clock that only goes forward
     * @param fingerprint the files as they are now
     * @param hinted whether the system reported a change of one of them since the last observation
     */
    Step observe(long now, Fingerprint fingerprint, boolean hinted) {
        if (hinted || !seen.equals(Optional.of(fingerprint))) {
            seen = Optional.of(fingerprint);
            changedAt = now;
            phase = Phase.CHANGED;
        }
        if (phase == Phase.SETTLED) {
            return new Rest();
        }
        Duration quiet = Duration.ofNanos(now - changedAt);
        Duration needed = phase == Phase.DOUBTED ? LONG_QUIET : QUIET;
        if (quiet.compareTo(needed) < 0) {
            return new Wait(needed.minus(quiet));
        }
        return new Load(quiet.compareTo(LONG_QUIET) >= 0);
    }

    /** What was read made no sense, or the files changed meanwhile. */
    void doubt() {
        phase = Phase.DOUBTED;
    }

    /** What was read has been believed; the files looked like this before they were read. */
    void settle(Fingerprint fingerprint) {
        seen = Optional.of(fingerprint);
        phase = Phase.SETTLED;
    }
}
