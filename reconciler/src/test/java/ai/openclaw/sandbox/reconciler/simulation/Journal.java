package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.fixtures.VirtualClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What was done in a run, as a digest, and line by line when somebody wants to read it. */
final class Journal {

    private static final long PRIME = 0x100000001b3L;

    private final VirtualClock clock;
    private final Optional<StringBuilder> lines;
    private long digest = 0xcbf29ce484222325L;

    Journal(VirtualClock clock, Detail detail) {
        this.clock = clock;
        this.lines = detail == Detail.LINES ? Optional.of(new StringBuilder()) : Optional.empty();
    }

    /** How much is kept. */
    enum Detail {
        DIGEST,
        LINES
    }

    void write(String what, String about, String more) {
        digest = (digest ^ clock.nanos()) * PRIME;
        digest = (digest ^ what.hashCode()) * PRIME;
        digest = (digest ^ about.hashCode()) * PRIME;
        digest = (digest ^ more.hashCode()) * PRIME;
        lines.ifPresent(text -> text.append(Duration.ofNanos(clock.nanos()).truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(what)
                .append(' ')
                .append(about)
                .append(' ')
                .append(more)
                .append('\n'));
    }

    long digest() {
        return digest;
    }

    String text() {
        return lines.map(StringBuilder::toString).orElse("");
    }
}
