package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Sessions of several sources, one per key: the later update counts, and what is held open stays so whoever else tells of it. */
final class Merged {

    private final Map<SessionKey, Session> sessions = new HashMap<>();

    void add(Collection<Session> more) {
        more.forEach(session -> sessions.merge(session.key(), session, Merged::one));
    }

    Map<SessionKey, Session> sessions() {
        return sessions;
    }

    private static Session one(Session a, Session b) {
        Session later = b.updatedAt().isAfter(a.updatedAt()) ? b : a;
        return new Session(later.key(), later.updatedAt(), a.heldUntil().or(b::heldUntil), later.source());
    }
}
