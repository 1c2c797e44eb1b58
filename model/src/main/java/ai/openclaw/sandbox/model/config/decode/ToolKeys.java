package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ToolLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of a {@code tools} section, the global one and an agent's. */
final class ToolKeys {

    static final Key<List<String>> ALLOW = names("allow");
    static final Key<List<String>> DENY = names("deny");
    static final Key<List<String>> SANDBOX_ALLOW = names("sandbox.tools.allow");
    static final Key<List<String>> SANDBOX_DENY = names("sandbox.tools.deny");

    static final Key<List<String>> PATH_PREPEND = Key.of(
            "exec.pathPrepend",
            ValueType.listOf(
                    "a list of directories of the sandbox",
                    ValueType.text("an absolute path in the sandbox", ContainerPath::parse)));

    private static final String NARROWER = "The tool policy here knows allow and deny; name the tools there.";

    static final Schema SCHEMA = new Schema(
            List.of(ALLOW, DENY, SANDBOX_ALLOW, SANDBOX_DENY, PATH_PREPEND),
            Set.of(
                    "agentToAgent",
                    "codeMode",
                    "elevated",
                    "exec.*",
                    "experimental",
                    "fs",
                    "links",
                    "loopDetection",
                    "media",
                    "message",
                    "sessions",
                    "sessions_spawn",
                    "subagents",
                    "swarm",
                    "toolSearch",
                    "web"),
            Map.of(
                    "alsoAllow", NARROWER,
                    "byProvider", NARROWER,
                    "profile", NARROWER,
                    "toolsBySender", NARROWER,
                    "sandbox.tools.alsoAllow", NARROWER));

    private ToolKeys() {}

    private static Key<List<String>> names(String path) {
        return Key.of(
                path,
                ValueType.listOf(
                        "a list of tool names in quotes", ValueType.text("the name of a tool", Texts::toolName)));
    }

    static ToolLists general(Section section) {
        return new ToolLists(section.get(ALLOW), section.get(DENY));
    }

    static ToolLists sandboxed(Section section) {
        return new ToolLists(section.get(SANDBOX_ALLOW), section.get(SANDBOX_DENY));
    }

    /** Directories searched for programs first, if the section says so. */
    static Optional<List<String>> pathPrepend(Section section) {
        return section.get(PATH_PREPEND);
    }
}
