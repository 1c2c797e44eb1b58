package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.model.session.Session;
import java.util.Optional;

/**
 * A session and what follows from it.
 *
 * @param session the session
 * @param name the slug of its key
 * @param active whether it is active now
 * @param main whether it is the main session of its agent
 * @param sandbox the sandbox it uses while it is active; empty when it is not sandboxed
 */
public record SessionView(Session session, String name, boolean active, boolean main, Optional<Placement> sandbox) {

    /**
     * The sandbox of a session.
     *
     * @param name its name
     * @param phase where it is in its life; empty when there is none yet
     */
    public record Placement(String name, Optional<String> phase) {}
}
