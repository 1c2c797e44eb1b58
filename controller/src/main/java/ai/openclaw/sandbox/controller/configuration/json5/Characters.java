package ai.openclaw.sandbox.controller.configuration.json5;

/** Classes of characters as JSON5 has them. */
final class Characters {

    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
    private static final char ZERO_WIDTH_JOINER = '\u200D';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private Characters() {}

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    static boolean isSpace(char c) {
        return switch (c) {
            case ' ',
                    '\t',
                    '\n',
                    '\r',
                    '\f',
                    '\u000B',
                    '\u00A0',
                    BYTE_ORDER_MARK,
                    LINE_SEPARATOR,
                    PARAGRAPH_SEPARATOR -> true;
            default -> c > 0x7f && Character.getType(c) == Character.SPACE_SEPARATOR;
        };
    }

    static boolean startsWord(char c) {
        return c == '$' || c == '_' || (c < 0x80 ? Character.isLetter(c) : isLetter(c));
    }

    static boolean continuesWord(char c) {
        if (startsWord(c) || c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isLetter(char c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER -> true;
            default -> false;
        };
    }

    /** How a character is named in a message: itself if it can be seen, else its code. */
    static String named(char c) {
        boolean visible = c > ' ' && c < 0x7f;
        return visible ? "'" + c + "'" : String.format("the character U+%04X", (int) c);
    }
}
