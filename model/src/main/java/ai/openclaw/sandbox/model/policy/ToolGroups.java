package ai.openclaw.sandbox.model.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tools there are names for, in groups that lists may name together. */
public final class ToolGroups {

    private static final Map<String, Set<String>> GROUPS = Map.of(
            "group:fs", Set.of("read", "write", "edit", "apply_patch"),
            "group:runtime", Set.of("exec", "process"),
            "group:sessions",
                    Set.of("sessions_list", "sessions_history", "sessions_send", "sessions_spawn", "session_status"),
            "group:memory", Set.of("memory_search", "memory_get"),
            "group:web", Set.of("web_search", "web_fetch"),
            "group:ui", Set.of("browser", "canvas"),
            "group:automation", Set.of("cron", "gateway"),
            "group:messaging", Set.of("message"),
            "group:nodes", Set.of("nodes"));

    private ToolGroups() {}

    /** The tools of a group; none where there is no such group. */
    static Set<String> tools(String group) {
        return GROUPS.getOrDefault(group, Set.of());
    }

    /** All groups, sorted. */
    public static List<String> names() {
        return GROUPS.keySet().stream().sorted().toList();
    }

    /** All tools that are known by name: those of the groups, and {@code image}; sorted. */
    public static List<ToolName> known() {
        TreeSet<String> all = new TreeSet<>(Set.of("image"));
        GROUPS.values().forEach(all::addAll);
        return all.stream().map(ToolName::new).toList();
    }
}
