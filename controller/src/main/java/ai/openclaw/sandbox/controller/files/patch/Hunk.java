package ai.openclaw.sandbox.controller.files.patch;

import java.util.List;

/**
 * One change in a file.
 *
 * @param patchLine number of the patch's line where it begins, from 1
 * @param anchors lines of the file that come before it, in order; each narrows down where it belongs
 * @param lines its lines
 * @param reach where it may be
 */
public record Hunk(int patchLine, List<String> anchors, List<Line> lines, Reach reach) {

    /** Where a hunk may be. */
    public enum Reach {
        ANYWHERE,
        /** Its last line is the last of the file. */
        END_OF_FILE
    }

    /** What becomes of a line. */
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /**
     * A line of a hunk.
     *
     * @param kind what becomes of it
     * @param text the line without its end
     */
    public record Line(Kind kind, String text) {}

    public Hunk {
        anchors = List.copyOf(anchors);
        lines = List.copyOf(lines);
    }

    /** The lines that have to be in the file. */
    List<String> before() {
        return lines.stream()
                .filter(line -> line.kind() != Kind.ADDED)
                .map(Line::text)
                .toList();
    }

    /** How many lines become more. */
    int added() {
        return count(Kind.ADDED);
    }

    /** How many lines go. */
    int removed() {
        return count(Kind.REMOVED);
    }

    /** The same without its last line, if that is an empty one to be kept: often only the end of what was sent. */
    Hunk withoutLastBlank() {
        boolean blank = !lines.isEmpty() && lines.getLast().equals(new Line(Kind.KEPT, ""));
        return blank ? new Hunk(patchLine, anchors, lines.subList(0, lines.size() - 1), reach) : this;
    }

    private int count(Kind kind) {
        return (int) lines.stream().filter(line -> line.kind() == kind).count();
    }
}
