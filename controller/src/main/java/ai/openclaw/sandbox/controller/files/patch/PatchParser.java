package ai.openclaw.sandbox.controller.files.patch;

import ai.openclaw.sandbox.controller.files.patch.Hunk.Kind;
import ai.openclaw.sandbox.controller.files.patch.Hunk.Line;
import ai.openclaw.sandbox.controller.files.patch.Hunk.Reach;
import ai.openclaw.sandbox.controller.files.text.LineEnds;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a patch, from the first line to the last. */
final class PatchParser {

    private static final String BEGIN = "*** Begin Patch";
    private static final String END = "*** End Patch";
    private static final String ADD = "*** Add File:";
    private static final String DELETE = "*** Delete File:";
    private static final String UPDATE = "*** Update File:";
    private static final String MOVE = "*** Move to:";
    private static final String END_OF_FILE = "*** End of File";
    private static final String SECTION = "*** ";
    private static final String HUNK = "@@";
    private static final String NO_LINE_END = "\\ No newline";
    private static final int SHOWN = 80;

    /** What other formats put there: line numbers, which count for nothing here. */
    private static final Pattern NUMBERS = Pattern.compile("-\\d+(,\\d+)? \\+\\d+(,\\d+)? @@.*");

    private final List<String> lines;
    private final List<Boolean> returned;
    private int at;

    PatchParser(String text) {
        List<String> raw = List.of(text.strip().split("\n", -1));
        this.returned = raw.stream().map(line -> line.endsWith("\r")).toList();
        this.lines = raw.stream()
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }

    List<FileChange> parse() throws ToolFailure {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(BEGIN)) {
            throw wrong("The patch has to begin with the line \"" + BEGIN + "\"", 1);
        }
        at = 1;
        List<FileChange> changes = new ArrayList<>();
        while (at < lines.size() && !marks(END)) {
            if (lines.get(at).isBlank()) {
                at++;
            } else {
                changes.add(change());
            }
        }
        if (at >= lines.size()) {
            throw wrong("The patch has to end with the line \"" + END + "\"; maybe its end is missing", lines.size());
        }
        if (at + 1 < lines.size()) {
            throw wrong("Nothing may come after \"" + END + "\"", at + 2);
        }
        if (changes.isEmpty()) {
            throw Patch.bad("The patch changes no file.");
        }
        return changes;
    }

    private FileChange change() throws ToolFailure {
        Optional<String> added = taken(ADD);
        if (added.isPresent()) {
            return new FileChange.Add(added.get(), content());
        }
        Optional<String> deleted = taken(DELETE);
        if (deleted.isPresent()) {
            return new FileChange.Delete(deleted.get());
        }
        Optional<String> updated = taken(UPDATE);
        if (updated.isPresent()) {
            int start = at;
            Optional<String> moveTo = taken(MOVE);
            List<Hunk> hunks = hunks();
            if (hunks.isEmpty() && moveTo.isEmpty()) {
                throw wrong("The update of " + updated.get() + " has no lines", start);
            }
            return new FileChange.Update(updated.get(), moveTo, hunks);
        }
        throw wrong(
                "\"" + cut(lines.get(at)) + "\" is none of \"" + ADD + " path\", \"" + DELETE + " path\", \"" + UPDATE
                        + " path\" and \"" + END + "\"",
                at + 1);
    }

    /** The lines of a new file; they keep carriage returns when all of them have one. */
    private String content() throws ToolFailure {
        StringBuilder content = new StringBuilder();
        int start = at;
        while (at < lines.size() && !lines.get(at).startsWith(SECTION)) {
            String line = lines.get(at);
            if (line.isBlank() && endsHere()) {
                break;
            }
            if (!line.startsWith("+")) {
                throw wrong("Each line of a new file begins with \"+\", an empty one too", at + 1);
            }
            content.append(line, 1, line.length()).append('\n');
            at++;
        }
        boolean allReturned = at > start && returned.subList(start, at).stream().allMatch(Boolean::booleanValue);
        return allReturned ? LineEnds.CRLF.in(content.toString()) : content.toString();
    }

    private List<Hunk> hunks() throws ToolFailure {
        List<Hunk> hunks = new ArrayList<>();
        while (at < lines.size() && !startsSection()) {
            if (lines.get(at).isBlank() && endsHere()) {
                at++;
            } else {
                hunks.add(hunk());
            }
        }
        return hunks;
    }

    private Hunk hunk() throws ToolFailure {
        int start = at + 1;
        List<String> anchors = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith(HUNK)) {
            String anchor = lines.get(at).substring(HUNK.length());
            anchor = anchor.startsWith(" ") ? anchor.substring(1) : anchor;
            if (!anchor.isBlank() && !NUMBERS.matcher(anchor.strip()).matches()) {
                anchors.add(anchor);
            }
            at++;
        }
        List<Line> body = new ArrayList<>();
        while (at < lines.size() && !startsSection() && !lines.get(at).startsWith(HUNK) && !marks(END_OF_FILE)) {
            String line = lines.get(at);
            if (!line.startsWith(NO_LINE_END)) {
                body.add(line(line));
            }
            at++;
        }
        Reach reach = Reach.ANYWHERE;
        if (at < lines.size() && marks(END_OF_FILE)) {
            reach = Reach.END_OF_FILE;
            at++;
        }
        if (body.stream().allMatch(line -> line.kind() == Kind.KEPT)) {
            throw wrong("The change that begins here neither removes nor adds a line", start);
        }
        return new Hunk(start, anchors, body, reach);
    }

    private Line line(String line) throws ToolFailure {
        if (line.isEmpty()) {
            return new Line(Kind.KEPT, "");
        }
        String text = line.substring(1);
        return switch (line.charAt(0)) {
            case ' ' -> new Line(Kind.KEPT, text);
            case '-' -> new Line(Kind.REMOVED, text);
            case '+' -> new Line(Kind.ADDED, text);
            default ->
                throw wrong(
                        "\"" + cut(line) + "\" begins with none of space, \"-\", \"+\", \"@@\" and \"***\"", at + 1);
        };
    }

    /** Whether only blank lines are left before the next file. */
    private boolean endsHere() {
        int next = at;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next >= lines.size()
                || (lines.get(next).startsWith(SECTION) && !lines.get(next).startsWith(END_OF_FILE));
    }

    private boolean startsSection() {
        return lines.get(at).startsWith(SECTION) && !marks(END_OF_FILE);
    }

    private boolean marks(String marker) {
        return lines.get(at).stripTrailing().equals(marker);
    }

    /** The path after a marker, if this is one. */
    private Optional<String> taken(String marker) throws ToolFailure {
        if (at >= lines.size() || !lines.get(at).startsWith(marker)) {
            return Optional.empty();
        }
        String path = lines.get(at).substring(marker.length()).strip();
        if (path.isEmpty()) {
            throw wrong("A path is missing after \"" + marker + "\"", at + 1);
        }
        at++;
        return Optional.of(path);
    }

    private static ToolFailure wrong(String what, int line) {
        return Patch.bad(what + " (line " + line + " of the patch).");
    }

    private static String cut(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
