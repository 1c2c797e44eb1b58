package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.view.SessionView;
import ai.openclaw.sandbox.api.view.SessionViews;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Carries sessions into a feed. What is said of a session follows from its source, the configuration, the board and the time, and not all of these tell when
 * they change: so all sessions are looked at anew, and those that are different now are news.
 */
final class SessionFeed {

    private final Sessions sessions;
    private final SessionViews views;
    private final Feed<SessionView> feed;
    private long version; // guarded by this

    SessionFeed(Sessions sessions, SessionViews views, Instant now) {
        this.sessions = sessions;
        this.views = views;
        this.version = ChronoUnit.MICROS.between(Instant.EPOCH, now); // no run tells a version that an earlier one told
        this.feed = new Feed<>(new SessionResource(), version);
    }

    Feed<SessionView> feed() {
        return feed;
    }

    /** Looks at all sessions. */
    synchronized void lookAgain() {
        Set<String> gone = new HashSet<>();
        feed.snapshot().items().forEach(item -> gone.add(item.name()));
        sessions.snapshot().sorted().forEach(session -> {
            SessionView view = views.view(session);
            gone.remove(view.name());
            Optional<SessionView> before = feed.get(view.name()).map(Item::resource);
            if (!before.equals(Optional.of(view))) {
                feed.put(view, ++version);
            }
        });
        gone.forEach(name -> feed.remove(name, ++version));
    }
}
