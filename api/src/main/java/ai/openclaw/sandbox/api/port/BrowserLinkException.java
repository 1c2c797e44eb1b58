package ai.openclaw.sandbox.api.port;

/** A link to a browser cannot be made or does not work. The message says what to do. */
public final class BrowserLinkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    /** What stands in the way. */
    public enum Why {
        /** It was used, is too old, or never was one. */
        NO_SUCH_LINK,
        /** The sandbox has no such door. */
        NO_SUCH_DOOR,
        /** The browser does not answer now. */
        NOT_READY,
        /** As many links wait to be used as may. */
        TOO_MANY
    }

    /** What stands in the way, and what to do. */
    public BrowserLinkException(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** What stands in the way. */
    public Why why() {
        return why;
    }

    /** What stands in the way and what to do, for people. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
