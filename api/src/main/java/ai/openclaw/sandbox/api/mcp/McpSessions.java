package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.model.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The clients that have introduced themselves. Who is silent for long is forgotten and has to do it again, as the protocol foresees. Safe from any thread. */
final class McpSessions {

    /** Most clients at once; a further one takes the place of the one that is silent longest. */
    static final int MOST = 1_024;

    /** How long a client may be silent. */
    static final Duration IDLE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, McpSession> all = new HashMap<>(); // guarded by this

    McpSessions(InstantSource clock) {
        this.clock = clock;
    }

    synchronized McpSession open(SessionKey session) throws McpFailure {
        Instant now = clock.instant();
        all.values().removeIf(it -> stale(it, now));
        if (all.size() >= MOST) {
            McpSession silent = all.values().stream()
                    .filter(it -> !it.busy())
                    .min(Comparator.comparing(McpSession::lastUsed))
                    .orElseThrow(() -> McpFailure.busy(
                            "As many clients are at work as may be (" + MOST + "). Try again in a moment."));
            all.remove(silent.id());
        }
        McpSession opened = new McpSession(UUID.randomUUID().toString(), session, now);
        all.put(opened.id(), opened);
        return opened;
    }

    synchronized Optional<McpSession> find(String id) {
        Instant now = clock.instant();
        Optional<McpSession> found = Optional.ofNullable(all.get(id)).filter(it -> !stale(it, now));
        found.ifPresent(it -> it.used(now));
        return found;
    }

    /** Forgets a client and ends its calls. */
    void close(McpSession session) {
        synchronized (this) {
            all.remove(session.id());
        }
        session.cancelAll();
    }

    Instant now() {
        return clock.instant();
    }

    private static boolean stale(McpSession session, Instant now) {
        return !session.busy() && session.lastUsed().plus(IDLE).isBefore(now);
    }
}
