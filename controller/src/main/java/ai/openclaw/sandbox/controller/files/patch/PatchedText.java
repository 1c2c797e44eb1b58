package ai.openclaw.sandbox.controller.files.patch;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.List;

/**
 * A text with hunks applied. Lines that are kept stay as the file has them, and the file decides how lines end and whether the last one does.
 *
 * @param text what comes out
 * @param added lines that became more
 * @param removed lines that went
 */
public record PatchedText(String text, int added, int removed) {

    /** Most lines of a file that is patched. */
    public static final int MAX_LINES = 500_000;

    /** Applies hunks to a text; {@code path} is for errors. */
    public static PatchedText of(String path, String text, List<Hunk> hunks) throws ToolFailure {
        if (text.chars()
                        .filter(character -> character == '\n')
                        .limit(MAX_LINES + 1L)
                        .count()
                > MAX_LINES) {
            throw new ToolFailure(
                    ToolReason.TOO_LARGE,
                    path + " has more than " + MAX_LINES
                            + " lines, too many for a patch. Use edit. Nothing was changed.");
        }
        return new HunkRun(path, text).apply(hunks);
    }
}
