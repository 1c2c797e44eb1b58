package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.view.SessionView;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.api.view.SessionViews.Circumstances;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries sessions into a feed. What is said of a session follows from its source, the configuration, the board and the time, and not all of these tell when
 * they change: so they are looked at whenever somebody asks, and those sessions that are different now are news. While none of the four is different nothing
 * is done, and a session is called and placed anew only when its configuration is: that is what costs.
 */
final class SessionFeed {

    private final Sessions sessions;
    private final SessionViews views;
    private final Feed<SessionView> feed;
    private final Map<SessionKey, SessionView> known = new HashMap<>(); // guarded by this
    private Look last; // guarded by this
    private long version; // guarded by this

    SessionFeed(Sessions sessions, SessionViews views, Instant now) {
        this.sessions = sessions;
        this.views = views;
        this.version = ChronoUnit.MICROS.between(Instant.EPOCH, now); // no run tells a version that an earlier one told
        this.feed = new Feed<>(new SessionResource(), version);
        this.last = new Look(SessionSnapshot.empty(), views.circumstances(), Instant.MAX);
    }

    /**
     * A look at all sessions.
     *
     * @param sessions what there was
     * @param under the circumstances
     * @param until when time alone makes a difference
     */
    private record Look(SessionSnapshot sessions, Circumstances under, Instant until) {

        boolean stillTrue(Look now) {
            return sessions.equals(now.sessions)
                    && under.board() == now.under.board()
                    && under.activeWindow().equals(now.under.activeWindow())
                    && under.placesAs(now.under)
                    && !now.under.at().isBefore(under.at())
                    && now.under.at().isBefore(until);
        }
    }

    Feed<SessionView> feed() {
        return feed;
    }

    /** Looks at all sessions, unless nothing they follow from has changed. */
    synchronized void lookAgain() {
        SessionSnapshot snapshot = sessions.snapshot();
        Look now = new Look(snapshot, views.circumstances(), Instant.MAX);
        if (last.stillTrue(now)) {
            return;
        }
        tell(now);
        last = new Look(snapshot, now.under(), until(snapshot, now.under()));
    }

    private void tell(Look now) {
        boolean placedAsBefore = last.under().placesAs(now.under());
        List<SessionView> news = new ArrayList<>();
        for (Session session : now.sessions().sessions().values()) {
            SessionView before = known.get(session.key());
            SessionView view = before == null || !placedAsBefore
                    ? views.view(session, now.under())
                    : views.renewed(before, session, now.under());
            if (!view.equals(before)) {
                news.add(view);
            }
        }
        news.sort(Comparator.comparing(view -> view.session().key()));
        news.forEach(view -> {
            known.put(view.session().key(), view);
            feed.put(view, ++version);
        });
        List<SessionView> gone = known.values().stream()
                .filter(view ->
                        !now.sessions().sessions().containsKey(view.session().key()))
                .sorted(Comparator.comparing(view -> view.session().key()))
                .toList();
        gone.forEach(view -> {
            known.remove(view.session().key());
            feed.remove(view.name(), ++version);
        });
    }

    /** When the first session that is active stops being so if nothing else happens. */
    private static Instant until(SessionSnapshot snapshot, Circumstances now) {
        return snapshot.sessions().values().stream()
                .map(session -> session.activeUntil(now.activeWindow()))
                .filter(now.at()::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
