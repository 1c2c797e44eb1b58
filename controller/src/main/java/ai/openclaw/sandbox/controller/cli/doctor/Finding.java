package ai.openclaw.sandbox.controller.cli.doctor;

import java.io.IOException;
import java.util.Optional;

/**
 * What one proof came to.
 *
 * @param subject what was looked at, a few words
 * @param verdict how well it is
 * @param text what was seen, one sentence
 * @param remedy what to do; empty when it is well
 * @param fix does it; present only where doing it is safe
 */
record Finding(String subject, Verdict verdict, String text, String remedy, Optional<Fix> fix) {

    /** How well something is. */
    enum Verdict {
        /** As it should be. */
        GOOD,
        /** It works, but less well or less safely than it could. */
        WARNING,
        /** It does not work. */
        BAD
    }

    /** Mends something. */
    @FunctionalInterface
    interface Fix {
        /** Does it. */
        void apply() throws IOException;
    }

    static Finding good(String subject, String text) {
        return new Finding(subject, Verdict.GOOD, text, "", Optional.empty());
    }

    static Finding warning(String subject, String text, String remedy) {
        return new Finding(subject, Verdict.WARNING, text, remedy, Optional.empty());
    }

    static Finding bad(String subject, String text, String remedy) {
        return new Finding(subject, Verdict.BAD, text, remedy, Optional.empty());
    }

    Finding fixedBy(Fix fix) {
        return new Finding(subject, verdict, text, remedy, Optional.of(fix));
    }
}
