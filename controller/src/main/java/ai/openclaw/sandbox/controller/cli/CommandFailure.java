package ai.openclaw.sandbox.controller.cli;

/** A command cannot be done: what is wrong, and what to do next. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String next;

    /**
     * A failure.
     *
     * @param code how the command ends
     * @param message what is wrong, one sentence
     * @param next what to do next; empty when the message says it
     */
    public CommandFailure(ExitCode code, String message, String next) {
        super(message);
        this.code = code;
        this.next = next;
    }

    /** How the command ends. */
    public ExitCode code() {
        return code;
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** What to do next; empty when the message says it. */
    public String next() {
        return next;
    }
}
