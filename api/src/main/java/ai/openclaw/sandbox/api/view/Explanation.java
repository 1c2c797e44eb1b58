package ai.openclaw.sandbox.api.view;

import ai.openclaw.sandbox.model.config.AgentSettings.Ignored;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.policy.ToolDecision;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.util.List;
import java.util.Optional;

/**
 * Why a session or agent has the sandbox it has.
 *
 * @param agent the agent
 * @param session the session asked about; empty when an agent was
 * @param verdict whether it is sandboxed
 * @param settings what is in force, one by one; empty when the agent's configuration is broken
 * @param ignored what was written and does not count
 * @param tools which tools its sessions may use, and why; empty when the agent's configuration is broken
 * @param problems what is wrong with the agent's configuration
 * @param resource its sandbox, if it has one now
 */
public record Explanation(
        AgentId agent,
        Optional<SessionPart> session,
        Verdict verdict,
        List<EffectiveSettings.Row> settings,
        List<Ignored> ignored,
        List<ToolDecision> tools,
        List<ConfigProblem> problems,
        Optional<Sandbox> resource) {

    public Explanation {
        settings = List.copyOf(settings);
        ignored = List.copyOf(ignored);
        tools = List.copyOf(tools);
        problems = List.copyOf(problems);
    }

    /**
     * The session asked about.
     *
     * @param key its key, aliases resolved
     * @param main whether it is the main session of its agent
     * @param known whether any source tells of it
     * @param active whether it is active now
     */
    public record SessionPart(String key, boolean main, boolean known, boolean active) {}

    /**
     * Whether it is sandboxed.
     *
     * @param sandboxed whether it is
     * @param why why, in one sentence
     * @param scopeKey what its sandbox serves, when that is one
     * @param sandbox the name its sandbox has or would have
     */
    public record Verdict(boolean sandboxed, String why, Optional<ScopeKey> scopeKey, Optional<String> sandbox) {}
}
