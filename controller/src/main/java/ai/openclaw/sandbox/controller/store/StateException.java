package ai.openclaw.sandbox.controller.store;

/** The state directory cannot be used; the daemon must not start. The message says which path, what is wrong and what to do. */
public final class StateException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what to do. */
    public StateException(String message) {
        super(message);
    }

    /** The same with its cause. */
    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
