package ai.openclaw.sandbox.controller.files.patch;

import ai.openclaw.sandbox.controller.files.patch.Hunk.Line;
import ai.openclaw.sandbox.controller.files.patch.Hunk.Reach;
import ai.openclaw.sandbox.controller.files.text.LineEnds;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Hunks applied to one file, whose lines are gone through once. */
final class HunkRun {

    private static final int SHOWN = 120;

    private final String path;
    private final LineEnds ends;
    private final boolean lastLineEnds;
    private final List<String> bare = new ArrayList<>();
    private final List<String> whole = new ArrayList<>();
    private final LineSearch search;
    private final StringBuilder result = new StringBuilder();
    private String lastEnd;
    private int done;
    private int number;

    HunkRun(String path, String text) {
        this.path = path;
        this.ends = LineEnds.of(text);
        this.lastLineEnds = text.isEmpty() || text.endsWith("\n");
        split(text);
        this.lastEnd = whole.isEmpty() ? "\n" : endOf(whole.getFirst());
        this.search = new LineSearch(bare);
    }

    PatchedText apply(List<Hunk> hunks) throws ToolFailure {
        for (Hunk hunk : hunks) {
            number++;
            place(hunk);
        }
        keep(whole.size());
        if (!lastLineEnds && !result.isEmpty()) {
            result.setLength(result.length() - lastEnd.length());
        }
        return new PatchedText(
                result.toString(),
                hunks.stream().mapToInt(Hunk::added).sum(),
                hunks.stream().mapToInt(Hunk::removed).sum());
    }

    private void place(Hunk hunk) throws ToolFailure {
        int from = done;
        boolean anchored = false;
        for (String anchor : hunk.anchors()) {
            from = search.find(List.of(anchor), from).orElseThrow(() -> noAnchor(hunk, anchor)) + 1;
            anchored = true;
        }
        List<String> before = hunk.before();
        if (before.isEmpty()) {
            insert(hunk, anchored && hunk.reach() == Reach.ANYWHERE ? from : whole.size());
            return;
        }
        OptionalInt start = start(hunk, from, anchored);
        if (start.isPresent()) {
            insert(hunk, start.getAsInt());
            return;
        }
        Hunk shorter = hunk.withoutLastBlank();
        OptionalInt again = shorter.before().isEmpty() ? OptionalInt.empty() : start(shorter, from, anchored);
        if (again.isEmpty()) {
            throw noMatch(hunk, from);
        }
        insert(shorter, again.getAsInt());
    }

    private OptionalInt start(Hunk hunk, int from, boolean anchored) throws ToolFailure {
        List<String> before = hunk.before();
        if (hunk.reach() == Reach.END_OF_FILE) {
            int end = whole.size() - before.size();
            return end >= done && search.isAt(before, end) ? OptionalInt.of(end) : OptionalInt.empty();
        }
        OptionalInt found = search.find(before, from);
        boolean repeatsTheAnchor = found.isEmpty() && anchored && from - 1 >= done && search.isAt(before, from - 1);
        return repeatsTheAnchor ? OptionalInt.of(from - 1) : found;
    }

    private void insert(Hunk hunk, int start) {
        keep(start);
        for (Line line : hunk.lines()) {
            switch (line.kind()) {
                case KEPT -> keep(done + 1);
                case REMOVED -> done++;
                case ADDED -> {
                    lastEnd = end();
                    result.append(line.text()).append(lastEnd);
                }
            }
        }
    }

    private void keep(int until) {
        while (done < until) {
            String line = whole.get(done++);
            lastEnd = endOf(line);
            result.append(line);
        }
    }

    /** That of the line before, where they are mixed. */
    private String end() {
        return switch (ends) {
            case CRLF -> "\r\n";
            case LF -> "\n";
            case MIXED -> lastEnd;
        };
    }

    private void split(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            String line = end < 0 ? text.substring(start) + missingEnd() : text.substring(start, end + 1);
            whole.add(line);
            bare.add(line.substring(0, line.length() - endOf(line).length()));
            start = end < 0 ? text.length() : end + 1;
        }
    }

    /** For a last line without one: it gets one as long as others may come after it. */
    private String missingEnd() {
        return whole.isEmpty() ? "\n" : endOf(whole.getLast());
    }

    private static String endOf(String line) {
        return line.endsWith("\r\n") ? "\r\n" : "\n";
    }

    private ToolFailure noAnchor(Hunk hunk, String anchor) {
        return Patch.bad(change(hunk) + " does not fit: there is no line \"" + cut(anchor) + "\""
                + (done > 0 ? " after the change before it" : "") + ".");
    }

    private ToolFailure noMatch(Hunk hunk, int from) throws ToolFailure {
        List<String> before = hunk.before();
        OptionalInt earlier = search.find(before, 0);
        if (earlier.isPresent()) {
            String where =
                    hunk.reach() == Reach.END_OF_FILE ? "not the end of the file" : "before the change before it";
            return Patch.bad(change(hunk) + " does not fit: its lines are at line " + (earlier.getAsInt() + 1)
                    + ", which is " + where + ", or not where its @@ lines say. Put changes in the file's order.");
        }
        int found = Math.min(search.longestPrefix(before, from), before.size() - 1);
        return Patch.bad(change(hunk) + " does not fit: the line \"" + cut(before.get(found)) + "\" is not "
                + (found == 0 ? "in the file." : "where the " + found + " before it are.")
                + " Read the file and make the patch anew.");
    }

    private String change(Hunk hunk) {
        return "Change " + number + " of " + path + " (line " + hunk.patchLine() + " of the patch)";
    }

    private static String cut(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
