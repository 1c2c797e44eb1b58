package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.List;
import java.util.Optional;

/** The timeline of all sandboxes. Safe from any thread; reading may block. */
public interface Events {

    /** A page of the timeline. */
    List<Entry> page(Query query);

    /** The sequence of the newest event; 0 when there was none yet. */
    long last();

    /** Calls a listener, in whatever thread, when there is an event more. It must return at once. */
    void follow(Runnable listener);

    /**
     * An event and its place.
     *
     * @param sequence grows with every event; never used twice
     * @param event the event
     */
    record Entry(long sequence, SandboxEvent event) {}

    /**
     * Which events are wanted.
     *
     * @param order which end comes first
     * @param from the sequence number the page begins behind, in that order; empty: the very first in that order
     * @param sandbox only those of this sandbox, if given
     * @param limit most events, 1 to {@value #MAX_LIMIT}
     */
    record Query(Order order, Optional<Long> from, Optional<SandboxName> sandbox, int limit) {

        /** Most events of one page. */
        public static final int MAX_LIMIT = 1_000;

        public Query {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
            }
        }
    }

    /** Which end of the timeline comes first. */
    enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }
}
