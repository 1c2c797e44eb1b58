package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.controller.store.ApiSessions;
import ai.openclaw.sandbox.controller.store.SessionMail;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The sessions as the API sees them. */
final class DaemonSessions implements Sessions {

    private final ApiSessions opened;
    private final SessionMail mail;
    private final DesiredFeed feed;
    private final Supplier<Duration> activeWindow;
    private final InstantSource clock;

    DaemonSessions(
            ApiSessions opened,
            SessionMail mail,
            DesiredFeed feed,
            Supplier<Duration> activeWindow,
            InstantSource clock) {
        this.opened = opened;
        this.mail = mail;
        this.feed = feed;
        this.activeWindow = activeWindow;
        this.clock = clock;
    }

    @Override
    public SessionSnapshot snapshot() {
        return feed.sessions();
    }

    @Override
    public void follow(Runnable listener) {
        feed.follow(listener);
    }

    @Override
    public Session open(SessionKey key, Duration ttl) {
        try {
            return opened.open(key, ttl);
        } catch (ApiSessions.TooManySessionsException e) {
            throw new LimitException(
                    ApiSessions.MAX_SESSIONS + " sessions are open, as many as there may be. Close some.");
        }
    }

    /** Makes a session count as active from now on for a while, wherever it was begun. */
    void keepActive(SessionKey key) {
        Instant now = clock.instant();
        Duration window = activeWindow.get();
        Optional<Session> known = Optional.ofNullable(feed.sessions().sessions().get(key));
        boolean elsewhere = known.map(session -> session.source() != Session.Source.API && session.active(now, window))
                .orElse(false);
        if (!elsewhere && opened.touch(key).isEmpty()) {
            Duration longEnough = window.compareTo(ApiSessions.MIN_TTL) < 0 ? ApiSessions.MIN_TTL : window;
            open(key, longEnough.compareTo(ApiSessions.MAX_TTL) > 0 ? ApiSessions.MAX_TTL : longEnough);
        }
    }

    @Override
    public List<Message> messages(SessionKey key, long after, int limit) {
        return mail.after(key, after, limit).stream()
                .map(it -> new Message(it.sequence(), it.at(), it.sender(), it.text()))
                .toList();
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
