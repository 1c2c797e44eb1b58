package ai.openclaw.sandbox.model.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as its source tells of it.
 *
 * @param key its key
 * @param updatedAt when it was last updated; may lie in the future when a clock is wrong
 * @param heldUntil until when it is held open through the API, if it is
 * @param source who tells of it
 */
public record Session(SessionKey key, Instant updatedAt, Optional<Instant> heldUntil, Source source) {

    /** Who tells of a session. */
    public enum Source {
        /** {@code sessions.json} of an agent. */
        FILE,
        /** The agent's SQLite database. */
        DATABASE,
        /** Opened through our API or command line. */
        API
    }

    /** Whether the session was updated within {@code window} before {@code now}, or is held open. */
    public boolean active(Instant now, Duration window) {
        return updatedAt.plus(window).isAfter(now)
                || heldUntil.map(now::isBefore).orElse(false);
    }

    /** When the session stops being active if nothing else happens. */
    public Instant activeUntil(Duration window) {
        Instant byUpdate = updatedAt.plus(window);
        return heldUntil.filter(byUpdate::isBefore).orElse(byUpdate);
    }
}
