package ai.openclaw.sandbox.controller.files.text;

/** How the lines of a text end. */
public enum LineEnds {
    /** All with a line feed, or there is no line end at all. */
    LF("LF"),
    /** All with carriage return and line feed. */
    CRLF("CRLF"),
    /** Some this way, some the other. */
    MIXED("mixed");

    private final String word;

    LineEnds(String word) {
        this.word = word;
    }

    /** For people and programs. */
    public String word() {
        return word;
    }

    /** Those of a text. */
    public static LineEnds of(String text) {
        boolean bare = false;
        boolean paired = false;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at > 0 && text.charAt(at - 1) == '\r') {
                paired = true;
            } else {
                bare = true;
            }
            if (bare && paired) {
                return MIXED;
            }
        }
        return paired ? CRLF : LF;
    }

    /** A text with these line ends instead of its own; as it is when they are mixed. */
    public String in(String text) {
        return switch (this) {
            case LF -> text.replace("\r\n", "\n");
            case CRLF -> text.replace("\r\n", "\n").replace("\n", "\r\n");
            case MIXED -> text;
        };
    }
}
