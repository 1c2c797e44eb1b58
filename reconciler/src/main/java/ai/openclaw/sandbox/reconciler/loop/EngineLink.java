package ai.openclaw.sandbox.reconciler.loop;

import java.time.Instant;
import java.util.Optional;

/** Whether the engine can be reached and has been looked at as a whole. Safe from any thread. */
public final class EngineLink {

    /**
     * How the link is.
     *
     * @param state in one word
     * @param since since when
     * @param why why the engine is away; empty when it is not
     */
    public record Health(State state, Instant since, Optional<String> why) {}

    /** How the link is, in one word. */
    public enum State {
        /** Not looked at since the daemon started, or since the link broke and came back. */
        SYNCING,
        /** Reached, and all containers are known. */
        SYNCED,
        /** Away. */
        AWAY
    }

    private volatile Health health;

    EngineLink(Instant now) {
        this.health = new Health(State.SYNCING, now, Optional.empty());
    }

    /** How the link is now. */
    public Health health() {
        return health;
    }

    /** Whether plans may be made from what is known. */
    boolean synced() {
        return health.state() == State.SYNCED;
    }

    /** The latest reason counts: how a stream of events broke tells less than why no new one can be opened. */
    synchronized void becomes(State state, Instant now, Optional<String> why) {
        health = new Health(state, health.state() == state ? health.since() : now, why);
    }
}
