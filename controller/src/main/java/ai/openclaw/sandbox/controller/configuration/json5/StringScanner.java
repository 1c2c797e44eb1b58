package ai.openclaw.sandbox.controller.configuration.json5;

import java.util.HexFormat;

/** Scans quoted strings and unquoted keys: both can hold escapes. */
final class StringScanner {

    private static final String CLOSE = "Close the string with the quote it began with.";

    private final String text;
    private int position;

    StringScanner(String text) {
        this.text = text;
    }

    /** The place after what was scanned last. */
    int position() {
        return position;
    }

    /** Scans the string whose opening quote stands at {@code start}; returns its content. */
    String quoted(int start) {
        char quote = text.charAt(start);
        StringBuilder content = new StringBuilder();
        position = start + 1;
        while (true) {
            if (position >= text.length()) {
                throw new SyntaxException(start, "This string is not closed before the file ends.", CLOSE);
            }
            char c = text.charAt(position);
            if (c == quote) {
                position++;
                return checked(content, start);
            }
            if (c == '\n' || c == '\r') {
                throw new SyntaxException(
                        position, "The line ends inside a string.", CLOSE + " Write \\n for a line break in it.");
            }
            position++;
            if (c == '\\') {
                escape(content);
            } else {
                content.append(c);
            }
        }
    }

    /** Scans the unquoted key at {@code start}. */
    String word(int start) {
        StringBuilder content = new StringBuilder();
        position = start;
        while (position < text.length()) {
            int at = position;
            char c = text.charAt(at);
            if (c == '\\') {
                if (!text.startsWith("\\u", at)) {
                    throw new SyntaxException(at, "This escape is not allowed in a key.", "Put the key in quotes.");
                }
                position = at + 2;
                c = (char) hex(4, at);
                boolean fits = content.isEmpty() ? Characters.startsWord(c) : Characters.continuesWord(c);
                if (!fits) {
                    throw new SyntaxException(at, "This escape is not allowed in a key.", "Put the key in quotes.");
                }
            } else if (Characters.continuesWord(c)) {
                position++;
            } else {
                break;
            }
            content.append(c);
        }
        return content.toString();
    }

    private void escape(StringBuilder content) {
        int at = position - 1;
        if (position >= text.length()) {
            throw new SyntaxException(at, "The file ends inside a string.", CLOSE);
        }
        char c = text.charAt(position++);
        switch (c) {
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'n' -> content.append('\n');
            case 'r' -> content.append('\r');
            case 't' -> content.append('\t');
            case 'v' -> content.append('\u000B');
            case 'x' -> content.append((char) hex(2, at));
            case 'u' -> content.append((char) hex(4, at));
            case '\r' -> position += position < text.length() && text.charAt(position) == '\n' ? 1 : 0;
            case '\n', '\u2028', '\u2029' -> {}
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digit(c, at, content);
            default -> content.append(c);
        }
    }

    private void digit(char c, int at, StringBuilder content) {
        boolean more = position < text.length() && Character.isDigit(text.charAt(position));
        if (c != '0' || more) {
            throw new SyntaxException(
                    at,
                    "A backslash before a digit means nothing.",
                    "Double the backslash, or write \\x and two hex digits.");
        }
        content.append('\0');
    }

    private int hex(int digits, int at) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char c = position < text.length() ? text.charAt(position) : ' ';
            if (!HexFormat.isHexDigit(c)) {
                throw new SyntaxException(
                        at, "This escape needs " + digits + " hex digits.", "Complete it, or double the backslash.");
            }
            value = value * 16 + HexFormat.fromHexDigit(c);
            position++;
        }
        return value;
    }

    /** Half a surrogate pair cannot leave the program in UTF-8 again. */
    private static String checked(StringBuilder content, int start) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < content.length()
                    && Character.isLowSurrogate(content.charAt(i + 1));
            if (paired) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new SyntaxException(
                        start,
                        "This string has half a surrogate pair.",
                        "Write both \\u escapes of the character, or the character.");
            }
        }
        return content.toString();
    }
}
