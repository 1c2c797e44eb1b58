package ai.openclaw.sandbox.model.runtime;

/**
 * How large a terminal is.
 *
 * @param rows lines, 1 to {@link #MOST}
 * @param columns characters in a line, 1 to {@link #MOST}
 */
public record TerminalSize(int rows, int columns) {

    /** Most rows and most columns. Programs allocate by it. */
    public static final int MOST = 4096;

    /** What a terminal is whose owner does not say: that of old. */
    public static final TerminalSize USUAL = new TerminalSize(24, 80);

    public TerminalSize {
        if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
            throw new IllegalArgumentException(
                    "a terminal has 1 to " + MOST + " rows and columns, not " + rows + " and " + columns);
        }
    }
}
