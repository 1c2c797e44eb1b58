package ai.openclaw.sandbox.controller.files.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a text in another one.
 *
 * @param text where to look
 */
public record TextSearch(String text) {

    /** Longest text that is gone through for what looks alike; that takes memory for each line. */
    private static final int MAX_COMPARED = 2 * 1024 * 1024;

    /** Where a text begins, overlapping ones too; {@code most} at most. */
    public List<Integer> places(String wanted, int most) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(wanted); at >= 0 && places.size() < most; at = text.indexOf(wanted, at + 1)) {
            places.add(at);
        }
        return List.copyOf(places);
    }

    /** Number of the line that a place is in, from 1. */
    public int lineOf(int place) {
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) {
            line++;
        }
        return line;
    }

    /** What keeps a text from being found that looks as if it were there, for people; empty when nothing looks like it. */
    public Optional<String> nearMiss(String wanted) {
        if (text.length() > MAX_COMPARED) {
            return Optional.empty();
        }
        TextSearch bare = new TextSearch(LineEnds.LF.in(text));
        String bareWanted = LineEnds.LF.in(wanted);
        int at = bare.text.indexOf(bareWanted);
        if (at >= 0) {
            return Optional.of("The text is at line " + bare.lineOf(at)
                    + " with other line ends: the file has some with CRLF and some with LF.");
        }
        int composed = normal(bare.text).indexOf(normal(bareWanted));
        if (composed >= 0) {
            return Optional.of("The text is at line " + new TextSearch(normal(bare.text)).lineOf(composed)
                    + " with accents composed differently. Copy it from what read gives.");
        }
        return sameButForSpaces(bare.text, bareWanted);
    }

    private static Optional<String> sameButForSpaces(String text, String wanted) {
        List<String> lines = text.lines().map(TextSearch::squeezed).toList();
        List<String> sought = wanted.strip().lines().map(TextSearch::squeezed).toList();
        if (sought.isEmpty()) {
            return Optional.empty();
        }
        for (int start = 0; start + sought.size() <= lines.size(); start++) {
            if (lines.subList(start, start + sought.size()).equals(sought)) {
                return Optional.of("Line " + (start + 1) + " and what follows differ from it in spaces or tabs only."
                        + " Copy them from what read gives.");
            }
        }
        int first = lines.indexOf(sought.getFirst());
        return first < 0 || sought.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of("Line " + (first + 1) + " is like its first line, but what follows is not."
                        + " Read the file from there.");
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
