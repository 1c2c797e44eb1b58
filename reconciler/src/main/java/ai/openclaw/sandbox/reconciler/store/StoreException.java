package ai.openclaw.sandbox.reconciler.store;

/**
 * The store could not be read or written, for want of disk space for example. Unchecked: callers far up turn it into a retry, for nothing may be
 * changed that cannot be recorded.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What failed, and its cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
