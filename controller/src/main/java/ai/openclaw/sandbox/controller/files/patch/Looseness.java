package ai.openclaw.sandbox.controller.files.patch;

/** How far a line of a patch may differ from the file's, which then stays as the file has it. Models copy words well and spaces badly. */
enum Looseness {
    EXACT,
    TRAILING_SPACES,
    SURROUNDING_SPACES,
    /** Dashes, quotation marks and spaces of a typesetter count as those of a keyboard. */
    TYPOGRAPHY;

    /** What is compared. */
    String of(String line) {
        return switch (this) {
            case EXACT -> line;
            case TRAILING_SPACES -> line.stripTrailing();
            case SURROUNDING_SPACES -> line.strip();
            case TYPOGRAPHY -> plain(line).strip();
        };
    }

    private static String plain(String line) {
        boolean ascii = line.chars().allMatch(character -> character < 0x80);
        if (ascii) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length());
        line.chars().forEach(character -> plain.append(plain((char) character)));
        return plain.toString();
    }

    private static char plain(char character) {
        return switch (character) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u201f' -> '"';
            case '\u00a0', '\u2002', '\u2003', '\u2009', '\u200a', '\u202f', '\u205f', '\u3000' -> ' ';
            default -> character;
        };
    }
}
