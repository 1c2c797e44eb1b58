package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The execs this adapter made itself. Their events are not passed on: who calls us knows of his own doings, and an event about them would look like
 * somebody else's use of the container.
 */
final class OwnExecs {

    /** Execs remembered; an exec's last event comes moments after its end, so older ones can be forgotten. */
    private static final int REMEMBERED = 8192;

    private final Map<String, Boolean> ids = // guarded by this
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    synchronized void made(String execId) {
        ids.put(execId, Boolean.TRUE);
    }

    /** Whether an event tells of an exec of ours. */
    synchronized boolean tellsOfOwn(EngineEvent event) {
        boolean exec = event.kind() == Kind.EXEC_STARTED || event.kind() == Kind.EXEC_ENDED;
        return exec && ids.containsKey(event.attributes().getOrDefault(EngineEvent.EXEC_ID, ""));
    }
}
