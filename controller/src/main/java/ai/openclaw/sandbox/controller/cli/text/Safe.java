package ai.openclaw.sandbox.controller.cli.text;

/** Text of others on a terminal: session keys and messages may hold anything, also what a terminal takes for a command. */
public final class Safe {

    private static final String CUT = "…";

    private Safe() {}

    /** One line without anything a terminal would obey. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, out));
        return out.toString();
    }

    /** The same, with line breaks and tabs kept. */
    public static String lines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                out.append((char) c);
            } else {
                append(c, out);
            }
        });
        return out.toString();
    }

    /** One line of so many columns at most. */
    public static String line(String text, int columns) {
        return cut(line(text), columns);
    }

    /** The same of a text that is safe already. */
    static String cut(String line, int columns) {
        if (Columns.of(line) <= columns) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        int index = 0;
        while (index < line.length()) {
            int c = line.codePointAt(index);
            used += Columns.of(c);
            if (used > columns - 1) {
                break;
            }
            out.appendCodePoint(c);
            index += Character.charCount(c);
        }
        return out.append(CUT).toString();
    }

    private static void append(int c, StringBuilder out) {
        int type = Character.getType(c);
        boolean joinsEmoji = c == 0x200D;
        boolean obeyed = type == Character.CONTROL
                || (type == Character.FORMAT && !joinsEmoji)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
        if (obeyed) {
            out.append(String.format("\\u%04x", c));
        } else {
            out.appendCodePoint(c);
        }
    }
}
