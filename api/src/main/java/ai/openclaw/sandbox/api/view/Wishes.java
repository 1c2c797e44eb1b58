package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;

/** Which conditions one wishes to hold. */
public final class Wishes {

    private Wishes() {}

    /** Whether a condition says something a person should know: what should hold does not, or what should not does. */
    public static boolean unfulfilled(Condition condition) {
        return switch (condition.type()) {
            case READY, IMAGE_AVAILABLE, SETUP_COMPLETED, WORKSPACE_READY, ENGINE_REACHABLE, BROWSER_READY ->
                condition.status() != Status.TRUE;
            case DRIFTED, NAME_CONFLICT, SECURITY_REJECTED, HARDENING_INCOMPLETE, LIMIT_REACHED, BROWSER_DENIED ->
                condition.status() == Status.TRUE;
        };
    }
}
