package ai.openclaw.sandbox.model.runtime;

/** Hears what the engine says. Called from one thread at a time; must return quickly. */
public interface EngineListener {

    /** The stream of events flows (again): whatever was known may be old, so look at everything again. */
    void connected();

    /** The stream broke or could not be opened; the adapter keeps trying. Said once for each break. */
    void disconnected(EngineFailure why);

    /** Something happened. */
    void event(EngineEvent event);
}
