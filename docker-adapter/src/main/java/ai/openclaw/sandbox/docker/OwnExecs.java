package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The execs this adapter made itself. Their events are not passed on: who calls us knows of his own doings, and an event about them would look like
 * somebody else's use of the container.
 */
final class OwnExecs {

    /** Ended execs remembered; an exec's last event comes moments after its end, so older ones can be forgotten. */
    private static final int REMEMBERED = 8192;

    private final Set<String> running = new HashSet<>(); // guarded by this

    private final Map<String, Boolean> ended = // guarded by this
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    synchronized void made(String execId) {
        running.add(execId);
    }

    /** Nobody holds its streams any more; it has ended, or soon will. */
    synchronized void over(String execId) {
        if (running.remove(execId)) {
            ended.put(execId, Boolean.TRUE);
        }
    }

    /** Whether an event tells of an exec of ours. */
    synchronized boolean tellsOfOwn(EngineEvent event) {
        boolean exec = event.kind() == Kind.EXEC_STARTED || event.kind() == Kind.EXEC_ENDED;
        String id = event.attributes().getOrDefault(EngineEvent.EXEC_ID, "");
        return exec && (running.contains(id) || ended.containsKey(id));
    }
}
