package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.util.List;
import java.util.Map;

/** What one look at one source gave. */
sealed interface Reading {

    /**
     * Its sessions.
     *
     * @param sessions one per key
     * @param problems entries that were skipped or mended, one sentence each
     */
    record Sessions(Map<SessionKey, Session> sessions, List<String> problems) implements Reading {
        public Sessions {
            sessions = Map.copyOf(sessions);
            problems = List.copyOf(problems);
        }
    }

    /** The source is not there, and whatever it held is gone. */
    record Gone() implements Reading {}

    /**
     * It is there and cannot be read: what it holds is unknown.
     *
     * @param reason why, one sentence without its path
     */
    record Unreadable(String reason) implements Reading {}
}
