package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.Optional;

/**
 * Which events somebody wants to read.
 *
 * @param order which end of the timeline comes first
 * @param from the sequence number the page begins behind, in the order asked for
 * @param sandbox only events of this sandbox, if given
 * @param limit most events, 1 to {@value #MAX_LIMIT}
 */
public record EventQuery(Order order, long from, Optional<SandboxName> sandbox, int limit) {

    /** Most events of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Which end of the timeline comes first. */
    public enum Order {
        /** As they happened: for those who follow. */
        OLDEST_FIRST,
        /** Backwards: for those who look back. */
        NEWEST_FIRST
    }

    public EventQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    /** The newest events, the last one first. */
    public static EventQuery newest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    /** What happened before an event, going back. */
    public static EventQuery before(long sequence, int limit) {
        return new EventQuery(Order.NEWEST_FIRST, sequence, Optional.empty(), limit);
    }

    /** What happened after an event, in order; 0 for the beginning. */
    public static EventQuery after(long sequence, int limit) {
        return new EventQuery(Order.OLDEST_FIRST, sequence, Optional.empty(), limit);
    }

    /** The same of one sandbox only. */
    public EventQuery of(SandboxName name) {
        return new EventQuery(order, from, Optional.of(name), limit);
    }
}
