package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;

/**
 * Tells which session somebody means who wants to use it.
 *
 * @param sessions those that are known
 * @param views how they are called
 */
public record SessionNames(Sessions sessions, SessionViews views) {

    /** One that is known by that name, else the one with that key. */
    public SessionKey session(String name) {
        return views.find(sessions.snapshot(), name)
                .map(Session::key)
                .orElseGet(() -> views.canonical(SessionRoutes.key(name)));
    }
}
