package ai.openclaw.sandbox.controller.cli.text;

/** How text may be dressed up. */
public enum Style {
    /** Not at all. */
    PLAIN,
    /** With the colours of a terminal. */
    COLOURED;

    private static final String RESET = "\u001b[0m";

    /** Something well. */
    public String good(String text) {
        return dress("\u001b[32m", text);
    }

    /** Something to look at. */
    public String warning(String text) {
        return dress("\u001b[33m", text);
    }

    /** Something wrong. */
    public String bad(String text) {
        return dress("\u001b[31m", text);
    }

    /** Something beside the point. */
    public String faint(String text) {
        return dress("\u001b[2m", text);
    }

    /** A heading. */
    public String strong(String text) {
        return dress("\u001b[1m", text);
    }

    /** A phase by how well it is. */
    public String phase(String phase) {
        return switch (phase) {
            case "Ready" -> good(phase);
            case "Failed" -> bad(phase);
            default -> warning(phase);
        };
    }

    private String dress(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : code + text + RESET;
    }
}
