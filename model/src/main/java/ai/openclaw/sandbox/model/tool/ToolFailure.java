package ai.openclaw.sandbox.model.tool;

/** A call of a tool that failed. The message is for people: the place, what is wrong, and what to do next; it holds no secret and no path of the host. */
public final class ToolFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final ToolReason reason;

    /** A failure nothing else led to. */
    public ToolFailure(ToolReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A failure that something else led to. */
    public ToolFailure(ToolReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why, in a stable word. */
    public ToolReason reason() {
        return reason;
    }

    /** What went wrong and what to do, for people. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
