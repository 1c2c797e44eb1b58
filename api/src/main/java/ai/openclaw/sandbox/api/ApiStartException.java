package ai.openclaw.sandbox.api;

/** The API cannot listen where it should. The message says what is in the way and what to do. */
public final class ApiStartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is in the way and what to do. */
    public ApiStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
