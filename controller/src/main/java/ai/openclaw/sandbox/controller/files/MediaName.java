package ai.openclaw.sandbox.controller.files;

import java.nio.charset.StandardCharsets;

/**
 * A name for a file that came from elsewhere: a single one, never hidden, never empty, and safe to print.
 *
 * @param stem what comes before the extension; not empty
 * @param extension with its dot; maybe empty
 */
record MediaName(String stem, String extension) {

    /** Most bytes of a name; leaves room for a number below what file systems take. */
    static final int MAX_BYTES = 200;

    private static final int MAX_EXTENSION_BYTES = 32;
    private static final String NAMELESS = "file";
    private static final char STAND_IN = '_';

    /** The nearest name to a suggested one. */
    static MediaName of(String suggested) {
        String name = stripped(
                clean(suggested.substring(Math.max(suggested.lastIndexOf('/'), suggested.lastIndexOf('\\')) + 1)));
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? name.substring(dot) : "";
        if (bytes(extension) > MAX_EXTENSION_BYTES) {
            extension = "";
        }
        String stem =
                stripped(cut(name.substring(0, name.length() - extension.length()), MAX_BYTES - bytes(extension)));
        return new MediaName(stem.isEmpty() ? NAMELESS : stem, extension);
    }

    /** The name, or the next ones for the case that it is taken: {@code a.png}, {@code a-1.png}, {@code a-2.png}. */
    String numbered(int attempt) {
        return attempt == 0 ? stem + extension : stem + "-" + attempt + extension;
    }

    /** Control and formatting characters, separators of lines, and halves of pairs make a name lie about itself. */
    private static String clean(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints()
                .map(character -> switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> STAND_IN;
                    default -> character;
                })
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static String stripped(String name) {
        int start = 0;
        while (start < name.length() && ".- \t".indexOf(name.charAt(start)) >= 0) { // hidden, or an option to a program
            start++;
        }
        return name.substring(start).strip();
    }

    private static String cut(String text, int most) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
