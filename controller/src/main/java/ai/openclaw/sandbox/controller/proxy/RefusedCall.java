package ai.openclaw.sandbox.controller.proxy;

/** A call that is not let through; the message says why, and reaches the caller. */
final class RefusedCall extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedCall(String message) {
        this(403, message);
    }

    RefusedCall(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
