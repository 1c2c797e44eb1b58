package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.text.LineEnds;
import java.util.Optional;

/**
 * What was read of a text file.
 *
 * @param path the container's path, links resolved
 * @param text the lines, their ends as in the file; without a byte-order mark
 * @param window which lines these are
 * @param size bytes of the whole file
 * @param lineEnds how the lines of the whole file end
 */
public record TextRead(String path, String text, Window window, long size, LineEnds lineEnds) {

    /** Whether the answer holds all that was asked for. */
    public enum Cut {
        /** All of it. */
        NONE,
        /** It became too long, and the lines after the last whole one are left out. */
        AFTER_A_LINE,
        /** Its first line alone is too long, and its end is left out. */
        WITHIN_A_LINE
    }

    /**
     * Which lines of a file these are.
     *
     * @param first number of the first one, from 1
     * @param count how many
     * @param total how many the file has; a last line without an end counts
     * @param cut whether something asked for is missing
     */
    public record Window(int first, int count, int total, Cut cut) {

        /** Number of the first line after these; empty at the end of the file. */
        public Optional<Integer> next() {
            int next = first + count;
            return next <= total ? Optional.of(next) : Optional.empty();
        }
    }

    /** Whether something that was asked for is left out because the answer would be too long. */
    public boolean truncated() {
        return window.cut() != Cut.NONE;
    }

    /** What is left out and how to get it, for people; empty when nothing that was asked for is missing. */
    public Optional<String> note() {
        return switch (window.cut()) {
            case NONE -> Optional.empty();
            case AFTER_A_LINE ->
                window.next()
                        .map(next -> "Lines " + window.first() + " to " + (next - 1) + " of " + window.total()
                                + "; the answer would be too long with more. Go on with offset " + next + ".");
            case WITHIN_A_LINE ->
                Optional.of("Line " + window.first() + " of " + window.total()
                        + " is too long for one answer and its end is left out. Get more of it with exec cut -c.");
        };
    }
}
