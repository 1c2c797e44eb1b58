package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineListener;

/**
 * Passes on all events but those of our own execs.
 *
 * @param own the execs that are ours
 * @param listener hears the rest
 */
record OthersOnly(OwnExecs own, EngineListener listener) implements EngineListener {

    @Override
    public void connected() {
        listener.connected();
    }

    @Override
    public void disconnected(EngineFailure why) {
        listener.disconnected(why);
    }

    @Override
    public void event(EngineEvent event) {
        if (!own.tellsOfOwn(event)) {
            listener.event(event);
        }
    }
}
