package ai.openclaw.sandbox.model.policy;

import java.util.Locale;
import java.util.Map;

/**
 * A tool by its one name: trimmed, in lower case, aliases resolved.
 *
 * @param value such as {@code apply_patch}
 */
public record ToolName(String value) implements Comparable<ToolName> {

    /** Longer names are nobody's tools. */
    public static final int MAX_LENGTH = 128;

    private static final Map<String, String> ALIASES = Map.of("bash", "exec", "apply-patch", "apply_patch");

    public ToolName {
        value = plain(value);
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a tool name has 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** The one way to write a name or an entry of a list. */
    static String plain(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return ALIASES.getOrDefault(lower, lower);
    }

    @Override
    public int compareTo(ToolName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
