package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;

/**
 * A text to replace by another one.
 *
 * @param oldText the text, exactly as in the file; not empty
 * @param newText what comes in its place; another text, maybe empty
 * @param occurrences how often it may occur
 */
public record Edit(String oldText, String newText, Occurrences occurrences) {

    /** How often the text to replace may occur. */
    public enum Occurrences {
        /** Once, or the edit fails: it would be a guess which one is meant. */
        ONE,
        /** Once or more often; all are replaced. */
        ALL
    }

    /** An edit as somebody asked for it. */
    public static Edit of(String oldText, String newText, Occurrences occurrences) throws ToolFailure {
        if (oldText.isEmpty()) {
            throw invalid("oldText is empty. Give the text to replace, or use write to make a file.");
        }
        if (oldText.equals(newText)) {
            throw invalid("oldText and newText are the same, and nothing would change.");
        }
        return new Edit(oldText, newText, occurrences);
    }

    private static ToolFailure invalid(String message) {
        return new ToolFailure(ToolReason.INVALID_ARGUMENT, message);
    }
}
