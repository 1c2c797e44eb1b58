package ai.openclaw.sandbox.controller.configuration.json5;

import java.io.Serial;

/** The text is no JSON5, or breaks a limit; carries the place and never leaves the package. */
final class SyntaxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String remedy;

    /**
     * @param offset where, in UTF-16 units from the start of the text
     * @param message what is wrong; one sentence
     * @param remedy what to write instead; one sentence
     */
    SyntaxException(int offset, String message, String remedy) {
        super(message, null, false, false);
        this.offset = offset;
        this.remedy = remedy;
    }

    int offset() {
        return offset;
    }

    String remedy() {
        return remedy;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
