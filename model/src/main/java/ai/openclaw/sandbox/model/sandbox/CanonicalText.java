package ai.openclaw.sandbox.model.sandbox;

/** A text as RFC 8785 writes it: only what JSON demands is escaped, in the shortest way. */
final class CanonicalText {

    private static final char FIRST_PRINTABLE = 0x20;

    private CanonicalText() {}

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), out);
        }
        return out.append('"').toString();
    }

    private static void append(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < FIRST_PRINTABLE) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
