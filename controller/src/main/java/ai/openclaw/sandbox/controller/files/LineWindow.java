package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.TextRead.Cut;
import ai.openclaw.sandbox.controller.files.TextRead.Window;
import java.util.Optional;

/**
 * Cuts lines out of a text.
 *
 * @param text the text
 * @param most characters that may come out
 */
record LineWindow(String text, int most) {

    /** A piece and which lines it is. */
    record Piece(String text, Window window) {}

    /** The lines of a range; empty when the range begins after the last line. */
    Optional<Piece> of(LineRange range) {
        int total = lines();
        if (range.first() > Math.max(1, total)) {
            return Optional.empty();
        }
        int start = skip(range.first() - 1);
        int end = start;
        int count = 0;
        while (count < range.most() && end < text.length()) {
            int next = afterLine(end);
            if (next - start > most) {
                return Optional.of(
                        count == 0
                                ? within(start, range.first(), total)
                                : after(start, end, new Window(range.first(), count, total, Cut.AFTER_A_LINE)));
            }
            end = next;
            count++;
        }
        return Optional.of(after(start, end, new Window(range.first(), count, total, Cut.NONE)));
    }

    private Piece after(int start, int end, Window window) {
        return new Piece(text.substring(start, end), window);
    }

    private Piece within(int start, int first, int total) {
        int end = start + most;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return new Piece(text.substring(start, end), new Window(first, 1, total, Cut.WITHIN_A_LINE));
    }

    private int skip(int lines) {
        int at = 0;
        for (int line = 0; line < lines; line++) {
            at = afterLine(at);
        }
        return at;
    }

    private int lines() {
        int lines = 0;
        for (int at = 0; at < text.length(); at = afterLine(at)) {
            lines++;
        }
        return lines;
    }

    private int afterLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
