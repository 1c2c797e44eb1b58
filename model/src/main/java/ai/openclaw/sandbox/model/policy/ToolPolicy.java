package ai.openclaw.sandbox.model.policy;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.ToolLists;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.policy.ToolStage.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an agent's sessions may use: stages one after the other, each of which can only take away. */
public final class ToolPolicy {

    /** What a sandbox may use where nothing else is configured. */
    public static final List<String> SANDBOX_ALLOW = List.of(
            "exec",
            "process",
            "read",
            "write",
            "edit",
            "apply_patch",
            "image",
            "sessions_list",
            "sessions_history",
            "sessions_send",
            "sessions_spawn",
            "session_status");

    /** What a sandbox may not use where nothing else is configured: what reaches out of it, and the channels to people. */
    public static final List<String> SANDBOX_DENY = List.of(
            "browser",
            "canvas",
            "nodes",
            "cron",
            "gateway",
            "whatsapp",
            "telegram",
            "discord",
            "slack",
            "signal",
            "imessage",
            "googlechat");

    private static final List<String> WRITING = List.of("write", "edit", "apply_patch");
    private static final String GLOBAL_SANDBOX = "tools.sandbox.tools";

    private final List<ToolStage> stages;

    private ToolPolicy(List<ToolStage> stages) {
        this.stages = List.copyOf(stages);
    }

    /** The policy of an agent whose sessions are not sandboxed: the global lists and its own. */
    public static ToolPolicy unsandboxed(Settings settings, AgentSettings.Resolved agent) {
        return new ToolPolicy(general(settings, agent));
    }

    /** The policy of an agent's sandboxed sessions. */
    public static ToolPolicy sandboxed(Settings settings, AgentSettings.Resolved agent) {
        List<ToolStage> stages = new ArrayList<>(general(settings, agent));
        stages.add(new ToolStage(
                "sandbox",
                first(
                        "allow",
                        agent,
                        agent.sandboxTools().allow(),
                        settings.sandboxTools().allow(),
                        SANDBOX_ALLOW),
                first(
                        "deny",
                        agent,
                        agent.sandboxTools().deny(),
                        settings.sandboxTools().deny(),
                        SANDBOX_DENY)));
        if (agent.sandbox().workspaceAccess() == WorkspaceAccess.RO) {
            String key = "agents.defaults.sandbox.workspaceAccess";
            stages.add(new ToolStage("workspace", new Source(key, List.of()), new Source(key, WRITING)));
        }
        return new ToolPolicy(stages);
    }

    private static List<ToolStage> general(Settings settings, AgentSettings.Resolved agent) {
        return List.of(
                stage("global", "tools", settings.tools()), stage("agent", listed(agent) + ".tools", agent.tools()));
    }

    private static ToolStage stage(String name, String key, ToolLists lists) {
        return new ToolStage(
                name,
                new Source(key + ".allow", lists.allow().orElse(List.of())),
                new Source(key + ".deny", lists.deny().orElse(List.of())));
    }

    /** List by list: the agent's own, else the global one, else the default. */
    private static Source first(
            String list,
            AgentSettings.Resolved agent,
            Optional<List<String>> own,
            Optional<List<String>> global,
            List<String> usual) {
        return own.map(entries -> new Source(listed(agent) + "." + GLOBAL_SANDBOX + "." + list, entries))
                .orElseGet(() -> new Source(GLOBAL_SANDBOX + "." + list, global.orElse(usual)));
    }

    private static String listed(AgentSettings.Resolved agent) {
        return "agents.list[" + agent.id() + "]";
    }

    /** Whether a tool may be used. The first stage that refuses decides; if none does, the last that names it. */
    public ToolDecision decide(ToolName tool) {
        Optional<ToolDecision.Ground> welcome = Optional.empty();
        for (ToolStage stage : stages) {
            Optional<ToolDecision.Ground> refusal = stage.refusal(tool);
            if (refusal.isPresent()) {
                return new ToolDecision(tool, ToolDecision.Verdict.DENIED, refusal);
            }
            Optional<ToolDecision.Ground> named = stage.welcome(tool);
            welcome = named.isPresent() ? named : welcome;
        }
        return new ToolDecision(tool, ToolDecision.Verdict.ALLOWED, welcome);
    }

    /** The decisions on all tools known by name, sorted by tool. */
    public List<ToolDecision> decisions() {
        return ToolGroups.known().stream().map(this::decide).toList();
    }
}
