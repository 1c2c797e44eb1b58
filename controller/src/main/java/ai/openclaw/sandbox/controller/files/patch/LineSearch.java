package ai.openclaw.sandbox.controller.files.patch;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Looks for lines in the lines of a file, exactly first and ever more loosely then. */
final class LineSearch {

    /** Most comparisons for one file; many lines that are all alike would take for ever. */
    private static final long MAX_COMPARISONS = 50_000_000;

    private final Map<Looseness, List<String>> file = new EnumMap<>(Looseness.class);
    private long comparisons;

    LineSearch(List<String> lines) {
        file.put(Looseness.EXACT, lines);
    }

    /** Where the lines are, from a place on; the first such place with the least looseness. */
    OptionalInt find(List<String> wanted, int from) throws ToolFailure {
        for (Looseness looseness : Looseness.values()) {
            List<String> lines = lines(looseness);
            List<String> sought = wanted.stream().map(looseness::of).toList();
            for (int start = from; start + sought.size() <= lines.size(); start++) {
                if (prefix(lines, sought, start) == sought.size()) {
                    return OptionalInt.of(start);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the lines are at a place. */
    boolean isAt(List<String> wanted, int start) throws ToolFailure {
        for (Looseness looseness : Looseness.values()) {
            List<String> sought = wanted.stream().map(looseness::of).toList();
            if (start >= 0
                    && start + sought.size() <= lines(looseness).size()
                    && prefix(lines(looseness), sought, start) == sought.size()) {
                return true;
            }
        }
        return false;
    }

    /** How many of the first lines are found together at most, however loosely. */
    int longestPrefix(List<String> wanted, int from) throws ToolFailure {
        List<String> lines = lines(Looseness.TYPOGRAPHY);
        List<String> sought = wanted.stream().map(Looseness.TYPOGRAPHY::of).toList();
        int longest = 0;
        for (int start = from; start < lines.size(); start++) {
            longest = Math.max(longest, prefix(lines, sought, start));
        }
        return longest;
    }

    private int prefix(List<String> lines, List<String> sought, int start) throws ToolFailure {
        int same = 0;
        while (same < sought.size()
                && start + same < lines.size()
                && lines.get(start + same).equals(sought.get(same))) {
            same++;
        }
        comparisons += same + 1L;
        if (comparisons > MAX_COMPARISONS) {
            throw Patch.bad("Too many lines of the file are alike to find where the patch belongs;"
                    + " use edit or write instead.");
        }
        return same;
    }

    private List<String> lines(Looseness looseness) {
        return file.computeIfAbsent(
                looseness,
                key -> file.getOrDefault(Looseness.EXACT, List.of()).stream()
                        .map(key::of)
                        .toList());
    }
}
