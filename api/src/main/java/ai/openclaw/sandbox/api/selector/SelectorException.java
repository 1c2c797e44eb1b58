package ai.openclaw.sandbox.api.selector;

/** A selector that cannot be understood. The message says what is wrong with it. */
public final class SelectorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SelectorException(String message) {
        super(message);
    }
}
