package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.Edit.Occurrences;
import ai.openclaw.sandbox.controller.files.text.LineEnds;
import ai.openclaw.sandbox.controller.files.text.TextFile;
import ai.openclaw.sandbox.controller.files.text.TextSearch;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries out an edit in memory. Line ends are the file's: where all of them are alike, those of the edit count as the same ones.
 *
 * @param path for errors
 * @param file what to edit
 */
record TextEdit(String path, TextFile file) {

    /** Most places an error names. */
    private static final int NAMED = 10;

    /** What came of it. */
    record Result(TextFile file, int replacements, int firstLine) {}

    Result apply(Edit edit) throws ToolFailure {
        TextSearch search = new TextSearch(file.text());
        String oldText = edit.oldText();
        String newText = edit.newText();
        if (file.lineEnds() == LineEnds.CRLF || !file.text().contains(oldText)) {
            oldText = file.lineEnds().in(oldText);
            newText = file.lineEnds().in(newText);
        }
        List<Integer> places = search.places(oldText, NAMED + 1);
        if (places.isEmpty()) {
            throw none(search, edit.oldText());
        }
        if (places.size() > 1 && edit.occurrences() == Occurrences.ONE) {
            throw several(search, places);
        }
        if (oldText.equals(newText)) {
            throw new ToolFailure(
                    ToolReason.INVALID_ARGUMENT,
                    "oldText and newText differ in line ends only, and those of " + path + " stay as they are: all "
                            + file.lineEnds().word() + ".");
        }
        int count = count(oldText);
        String changed = file.text().replace(oldText, newText);
        return new Result(file.with(changed), count, search.lineOf(places.getFirst()));
    }

    /** As {@link String#replace} goes: from the left, never overlapping. */
    private int count(String oldText) {
        int count = 0;
        int at = file.text().indexOf(oldText);
        while (at >= 0) {
            count++;
            at = file.text().indexOf(oldText, at + oldText.length());
        }
        return count;
    }

    private ToolFailure none(TextSearch search, String oldText) {
        return new ToolFailure(
                ToolReason.NO_MATCH,
                "oldText does not occur in " + path + ". "
                        + search.nearMiss(oldText).orElse("Read the file, and give the text exactly as it is there."));
    }

    private ToolFailure several(TextSearch search, List<Integer> places) {
        String lines = places.stream()
                .limit(NAMED)
                .map(place -> Integer.toString(search.lineOf(place)))
                .collect(Collectors.joining(", "));
        return new ToolFailure(
                ToolReason.SEVERAL_MATCHES,
                "oldText occurs " + (places.size() > NAMED ? "more than " + NAMED : places.size()) + " times in " + path
                        + ", at lines " + lines + (places.size() > NAMED ? ", …" : "")
                        + ". Give more of the text around the one you mean, or replace all.");
    }
}
