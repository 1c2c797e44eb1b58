package ai.openclaw.sandbox.controller.daemon;

/** The daemon cannot start; the message says what is wrong and what to do, the code how the process is to end. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Something went wrong. */
    public static final int FAILURE = 1;

    /** The configuration forbids it. */
    public static final int CONFIGURATION = 78;

    private final int exitCode;

    StartException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = FAILURE;
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
