package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.policy.ToolDecision;
import ai.openclaw.sandbox.model.policy.ToolName;
import ai.openclaw.sandbox.model.policy.ToolPolicy;
import ai.openclaw.sandbox.model.session.AgentId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether agents' sandboxed sessions may use a browser. Asked once for each agent; for one thread. */
final class BrowserPermits {

    private static final ToolName BROWSER = new ToolName("browser");

    private final Settings settings;
    private final Map<AgentId, Optional<String>> denials = new HashMap<>();

    BrowserPermits(Settings settings) {
        this.settings = settings;
    }

    /** What forbids an agent the browser and what would change that; empty when nothing does. */
    Optional<String> denial(AgentSettings.Resolved agent) {
        return denials.computeIfAbsent(agent.id(), id -> {
            ToolDecision decision = ToolPolicy.sandboxed(settings, agent).decide(BROWSER);
            return decision.allowed() ? Optional.empty() : Optional.of(message(agent, decision));
        });
    }

    private static String message(AgentSettings.Resolved agent, ToolDecision decision) {
        return "browser.enabled is true, but agent " + agent.id() + " may not use tool browser. " + decision.reason()
                + decision.ground()
                        .map(ground -> " Change " + ground.key() + " to allow it.")
                        .orElse("");
    }
}
