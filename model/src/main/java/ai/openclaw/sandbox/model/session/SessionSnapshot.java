package ai.openclaw.sandbox.model.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All sessions known at one moment.
 *
 * @param sessions one per key
 * @param unreadable agents whose source exists and could not be read, with the reason; their sessions are unknown, not gone
 * @param allUnreadable whether a source that serves every agent could not be read
 */
public record SessionSnapshot(
        Map<SessionKey, Session> sessions, Map<AgentId, String> unreadable, boolean allUnreadable) {

    public SessionSnapshot {
        sessions = Map.copyOf(sessions);
        unreadable = Map.copyOf(unreadable);
    }

    /** No sessions, all sources readable. */
    public static SessionSnapshot empty() {
        return new SessionSnapshot(Map.of(), Map.of(), false);
    }

    /** Exactly these sessions, all sources readable. */
    public static SessionSnapshot of(Collection<Session> sessions) {
        return new SessionSnapshot(
                sessions.stream().collect(Collectors.toMap(Session::key, session -> session)), Map.of(), false);
    }

    /** Nothing could be read yet, as before the first look. */
    public static SessionSnapshot unknown() {
        return new SessionSnapshot(Map.of(), Map.of(), true);
    }

    /** Whether the absence of a session of {@code agent} proves that it is gone. */
    public boolean complete(AgentId agent) {
        return !allUnreadable && !unreadable.containsKey(agent);
    }

    /** Agents whose sessions are unknown. */
    public Set<AgentId> unreadableAgents() {
        return unreadable.keySet();
    }

    /** The sessions in the order of their keys. */
    public List<Session> sorted() {
        return sessions.values().stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
    }
}
