package ai.openclaw.sandbox.controller.files.patch;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.List;

/**
 * A patch that was read.
 *
 * @param changes what it does, in its order
 */
public record Patch(List<FileChange> changes) {

    /** Most characters of a patch. */
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** Most files one patch changes. */
    public static final int MAX_FILES = 200;

    public Patch {
        changes = List.copyOf(changes);
    }

    /** Reads a patch. */
    public static Patch parse(String text) throws ToolFailure {
        if (text.length() > MAX_CHARACTERS) {
            throw new ToolFailure(
                    ToolReason.TOO_LARGE,
                    "The patch has " + text.length() + " characters. At most " + MAX_CHARACTERS
                            + " are taken; send it in parts.");
        }
        List<FileChange> changes = new PatchParser(text).parse();
        if (changes.size() > MAX_FILES) {
            throw bad("The patch changes " + changes.size() + " files. At most " + MAX_FILES
                    + " are taken; send it in parts.");
        }
        return new Patch(changes);
    }

    /** A patch that cannot be read or does not fit. */
    static ToolFailure bad(String message) {
        return new ToolFailure(ToolReason.BAD_PATCH, message + " Nothing was changed.");
    }
}
