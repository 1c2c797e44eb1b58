package ai.openclaw.sandbox.controller.configuration.json5;

import java.util.Set;
import java.util.regex.Pattern;

/** Scans what stands without quotes: numbers, true, false and null. */
final class LiteralScanner {

    private static final Set<String> WORDS = Set.of("true", "false", "null");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:(?:0|[1-9]\\d*+)(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");
    private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0[xX][0-9a-fA-F]++");
    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(?:Infinity|NaN)");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0\\d.*");

    private final String text;

    LiteralScanner(String text) {
        this.text = text;
    }

    /** Checks the literal at {@code start}; returns the place after it. */
    int scan(int start) {
        int end = start;
        while (end < text.length() && belongs(text.charAt(end))) {
            end++;
        }
        if (end == start) {
            throw new SyntaxException(
                    start,
                    "Expected a value, found " + Characters.named(text.charAt(start)) + ".",
                    advice(text.charAt(start)));
        }
        if (!WORDS.contains(bounded(start, end))) {
            number(start, end);
        }
        return end;
    }

    private static boolean belongs(char c) {
        return Characters.continuesWord(c) || c == '+' || c == '-' || c == '.';
    }

    private void number(int start, int end) {
        String literal = bounded(start, end);
        char first = literal.charAt(0);
        boolean numeric = first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9');
        if (NOT_FINITE.matcher(literal).matches()) {
            throw new SyntaxException(
                    start, "Infinity and NaN are no settings.", "Write a number, or leave the setting out.");
        }
        if (!numeric) {
            throw new SyntaxException(
                    start, "This word is not a value.", "Put text in quotes, or write true, false or null.");
        }
        if (literal.length() > Json5Limits.MAX_NUMBER_LENGTH) {
            throw new SyntaxException(
                    start,
                    "This number is too long.",
                    "Write at most " + Json5Limits.MAX_NUMBER_LENGTH + " characters.");
        }
        if (LEADING_ZERO.matcher(literal).matches()) {
            throw new SyntaxException(
                    start,
                    "A number must not start with a zero.",
                    "Remove the zero, or write 0x for a hexadecimal number.");
        }
        if (!DECIMAL.matcher(literal).matches() && !HEXADECIMAL.matcher(literal).matches()) {
            throw new SyntaxException(start, "This is not a number.", "Put it in quotes if it is meant as text.");
        }
        exponent(literal, start);
    }

    private static void exponent(String literal, int start) {
        int e = literal.startsWith("0x") || HEXADECIMAL.matcher(literal).matches()
                ? -1
                : Math.max(literal.indexOf('e'), literal.indexOf('E'));
        if (e < 0) {
            return;
        }
        String digits = literal.substring(e + 1).replaceFirst("^[+-]?0*", "");
        if (digits.length() > 4 || (!digits.isEmpty() && Integer.parseInt(digits) > Json5Limits.MAX_EXPONENT)) {
            throw new SyntaxException(
                    start,
                    "The exponent of this number is too large.",
                    "Write at most " + Json5Limits.MAX_EXPONENT + ".");
        }
    }

    /** The literal, cut where it is certainly too long, so that a file of one word is not copied. */
    private String bounded(int start, int end) {
        return text.substring(start, Math.min(end, start + Json5Limits.MAX_NUMBER_LENGTH + 1));
    }

    private static String advice(char found) {
        return switch (found) {
            case ',' -> "Remove a comma, or write a value before it.";
            case '\u2018', '\u2019', '\u201C', '\u201D' -> "Use straight quotes.";
            case '#' -> "Start comments with //.";
            case '`' -> "Use single or double quotes.";
            default -> "Write a string in quotes, a number, true, false, null, an object or a list.";
        };
    }
}
