package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sessions in memory; ten can be opened. */
final class MemorySessions implements Sessions {

    private static final int MOST = 10;

    private final Map<SessionKey, Session> sessions = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    MemorySessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A session some file tells of. */
    void inFile(String key, Duration ago) {
        SessionKey of = new SessionKey(key);
        sessions.put(of, new Session(of, clock.instant().minus(ago), Optional.empty(), Session.Source.FILE));
        listeners.forEach(Runnable::run);
    }

    @Override
    public void follow(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public SessionSnapshot snapshot() {
        return SessionSnapshot.of(sessions.values());
    }

    @Override
    public Session open(SessionKey key, Duration ttl) {
        if (sessions.size() >= MOST && !sessions.containsKey(key)) {
            throw new LimitException(MOST + " sessions are open, which is the most there may be.");
        }
        Session session =
                new Session(key, clock.instant(), Optional.of(clock.instant().plus(ttl)), Session.Source.API);
        sessions.put(key, session);
        return session;
    }

    @Override
    public List<Message> messages(SessionKey key, long after, int limit) {
        return List.of();
    }

    @Override
    public boolean close(SessionKey key) {
        Session session = sessions.get(key);
        return session != null && session.source() == Session.Source.API && sessions.remove(key, session);
    }

    @Override
    public TtlRange ttlRange() {
        return new TtlRange(Duration.ofSeconds(1), Duration.ofHours(24), Duration.ofDays(30));
    }
}
