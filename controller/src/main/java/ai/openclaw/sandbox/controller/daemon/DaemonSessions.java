package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.controller.store.ApiSessions;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Duration;

/** The sessions as the API sees them. */
final class DaemonSessions implements Sessions {

    private final ApiSessions opened;
    private final DesiredFeed feed;

    DaemonSessions(ApiSessions opened, DesiredFeed feed) {
        this.opened = opened;
        this.feed = feed;
    }

    @Override
    public SessionSnapshot snapshot() {
        return feed.sessions();
    }

    @Override
    public Session open(SessionKey key, Duration ttl) {
        try {
            Session session = opened.open(key, ttl);
            feed.opened(session);
            return session;
        } catch (ApiSessions.TooManySessionsException e) {
            throw new LimitException(
                    ApiSessions.MAX_SESSIONS + " sessions are open, as many as there may be. Close some.");
        }
    }

    @Override
    public boolean close(SessionKey key) {
        return opened.close(key);
    }

    @Override
    public TtlRange ttlRange() {
        return new TtlRange(ApiSessions.MIN_TTL, ApiSessions.DEFAULT_TTL, ApiSessions.MAX_TTL);
    }
}
