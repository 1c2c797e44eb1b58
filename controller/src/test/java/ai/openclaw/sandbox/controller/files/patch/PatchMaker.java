package ai.openclaw.sandbox.controller.files.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes texts, changes them at random, and writes the patch that somebody would write for it. */
public final class PatchMaker {

    private static final List<String> WORDS = List.of(
            "int x = 1;",
            "return “ja”;",
            "\ttab",
            "  two  ",
            "ünïcode 🦀",
            "+plus",
            "-minus",
            "@@ at",
            "*** star",
            "}");
    private static final int CONTEXT = 2;

    /**
     * A text and what becomes of it.
     *
     * @param before the text
     * @param after the text after the change
     * @param hunks what turns one into the other
     */
    public record Case(String before, String after, String hunks) {}

    private final RandomGenerator random;
    private int counter;

    public PatchMaker(RandomGenerator random) {
        this.random = random;
    }

    /** A text and a change of it, with line ends of one kind and maybe without the last one. */
    public Case next() {
        List<String> lines = new ArrayList<>();
        int count = 2 * CONTEXT + 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            lines.add(line());
        }
        List<String> after = new ArrayList<>();
        StringBuilder hunks = new StringBuilder();
        int done = 0;
        while (done + 2 * CONTEXT < lines.size() && (hunks.isEmpty() || random.nextInt(3) > 0)) {
            int start = done + random.nextInt(lines.size() - done - 2 * CONTEXT);
            after.addAll(lines.subList(done, start));
            done = hunk(lines, start, after, hunks);
        }
        after.addAll(lines.subList(done, lines.size()));
        String end = random.nextBoolean() ? "\n" : "\r\n";
        String last = random.nextInt(4) == 0 ? "" : end;
        return new Case(String.join(end, lines) + last, String.join(end, after) + last, hunks.toString());
    }

    private int hunk(List<String> lines, int start, List<String> after, StringBuilder hunks) {
        hunks.append("@@\n");
        int at = start;
        for (int i = 0; i < CONTEXT; i++) {
            kept(lines.get(at++), after, hunks);
        }
        int removed = random.nextInt(Math.min(4, lines.size() - at - CONTEXT + 1));
        for (int i = 0; i < removed; i++) {
            hunks.append('-').append(lines.get(at++)).append('\n');
        }
        int added = random.nextInt(4) + (removed == 0 ? 1 : 0);
        for (int i = 0; i < added; i++) {
            String line = line();
            after.add(line);
            hunks.append('+').append(line).append('\n');
        }
        for (int i = 0; i < CONTEXT; i++) {
            kept(lines.get(at++), after, hunks);
        }
        return at;
    }

    private static void kept(String line, List<String> after, StringBuilder hunks) {
        after.add(line);
        hunks.append(' ').append(line).append('\n');
    }

    /** No two are alike, or there would be several right answers. */
    private String line() {
        return WORDS.get(random.nextInt(WORDS.size())) + " #" + counter++;
    }

    /** A patch with something broken in it: a line lost, doubled or exchanged, a character turned, the end cut off. */
    public String broken(String patch) {
        List<String> lines = new ArrayList<>(List.of(patch.split("\n", -1)));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && !lines.isEmpty(); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
                case 3 -> lines.subList(at, lines.size()).clear();
                case 4 -> lines.set(at, turned(lines.get(at)));
                default -> lines.add(at, turned("*** Update File: /../\0"));
            }
        }
        return String.join("\n", lines);
    }

    private String turned(String line) {
        if (line.isEmpty()) {
            return " ";
        }
        int at = random.nextInt(line.length());
        return line.substring(0, at) + (char) random.nextInt(0x10000) + line.substring(at + 1);
    }
}
