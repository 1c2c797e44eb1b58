package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The sessions of every source, and the ones people open here. Safe from any thread; what writes may block. */
public interface Sessions {

    /** All sessions known now, those just opened included. */
    SessionSnapshot snapshot();

    /** Calls a listener, in whatever thread, when the sessions may have changed. It must return at once. */
    void follow(Runnable listener);

    /**
     * Opens a session, or renews one that is open.
     *
     * @param key its key, aliases resolved
     * @param ttl how long it is held open, within {@link #ttlRange()}
     * @throws LimitException when no more can be opened
     */
    Session open(SessionKey key, Duration ttl);

    /** Closes a session opened here. Returns whether it was open. */
    boolean close(SessionKey key);

    /** How long a session can be held open. */
    TtlRange ttlRange();

    /**
     * What sessions sent to a session that was opened here, the oldest first.
     *
     * @param key the session
     * @param after only messages with a higher sequence
     * @param limit how many at most
     */
    List<Message> messages(SessionKey key, long after, int limit);

    /**
     * A message to a session.
     *
     * @param sequence rises with every message
     * @param at when it was sent
     * @param sender key of the session that sent it
     * @param text what it says
     */
    record Message(long sequence, Instant at, String sender, String text) {}

    /**
     * Times to live.
     *
     * @param least the least
     * @param usual what one gets who names none
     * @param most the most
     */
    record TtlRange(Duration least, Duration usual, Duration most) {}

    /** As many sessions are open as may be; the message says what to do. */
    final class LimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** What the limit is and what to do. */
        public LimitException(String message) {
            super(message);
        }
    }
}
