package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import java.util.TreeMap;

/** What tells one start of a browser from the next. */
public final class StartMark {

    private StartMark() {}

    /** The mark of the start that a container was last seen after: the engine publishes its ports anew with each. */
    public static String of(ObservedContainer container) {
        return new TreeMap<>(container.ports()).toString();
    }
}
