package ai.openclaw.sandbox.model.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An entry of an allow or deny list: a name, an alias, a group, or a pattern in which {@code *} stands for any characters.
 *
 * @param written as the user wrote it
 */
record ToolEntry(String written) {

    private static final String GROUP = "group:";
    private static final Pattern ANY = Pattern.compile("*", Pattern.LITERAL);

    boolean matches(ToolName tool) {
        String entry = ToolName.plain(written);
        if (entry.startsWith(GROUP)) {
            return ToolGroups.tools(entry).contains(tool.value());
        }
        List<String> parts = List.of(ANY.split(entry, -1));
        return parts.size() == 1 ? entry.equals(tool.value()) : fits(parts, tool.value());
    }

    /** Anchored at both ends. Each part is taken where it comes first, which is as good as anywhere: the time is linear in the name for each part. */
    private static boolean fits(List<String> parts, String name) {
        Deque<String> rest = new ArrayDeque<>(parts);
        String head = rest.removeFirst();
        String tail = rest.removeLast();
        if (name.length() < head.length() + tail.length() || !name.startsWith(head) || !name.endsWith(tail)) {
            return false;
        }
        int at = head.length();
        int end = name.length() - tail.length();
        for (String part : rest) {
            int found = name.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }
}
