package ai.openclaw.sandbox.model.runtime;

/** A call to the engine failed; {@link #failure()} says how. Checked, because every caller has to decide what it means for him. */
public final class EngineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EngineFailure failure;

    /** A failure without a technical cause worth keeping. */
    public EngineException(EngineFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** A failure and what caused it. */
    public EngineException(EngineFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** How it failed. */
    public EngineFailure failure() {
        return failure;
    }
}
