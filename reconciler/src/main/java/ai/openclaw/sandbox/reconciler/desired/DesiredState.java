package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All sandboxes that configuration and sessions speak for.
 *
 * @param sandboxes by name
 * @param settings the configuration it follows from; empty before there was one
 * @param sessions the sessions it follows from
 */
public record DesiredState(
        Map<SandboxName, DesiredSandbox> sandboxes, Optional<Settings> settings, SessionSnapshot sessions) {

    public DesiredState {
        // Found fast, and always gone through in the same order: same state, same run.
        sandboxes = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(sandboxes)));
    }

    /** Nothing known yet: nothing is made, and nothing is removed. */
    public static DesiredState unknown() {
        return new DesiredState(Map.of(), Optional.empty(), SessionSnapshot.unknown());
    }

    /** A sandbox that is spoken for. */
    public Optional<DesiredSandbox> get(SandboxName name) {
        return Optional.ofNullable(sandboxes.get(name));
    }

    /**
     * Why a sandbox that nobody speaks for may still be wanted; empty when its absence is certain. A broken configuration or an unreadable session
     * store must never look like "no longer wanted".
     */
    public Optional<String> doubt(SandboxIdentity identity) {
        if (settings.isEmpty()) {
            return Optional.of("there is no valid configuration yet");
        }
        if (identity.scope() == SandboxScope.SHARED) {
            return sharedDoubt(settings.get());
        }
        if (settings.get().agent(identity.agent()) instanceof AgentSettings.Broken) {
            return Optional.of("the configuration of agent " + identity.agent() + " is not valid");
        }
        return sessions.complete(identity.agent())
                ? Optional.empty()
                : Optional.of("the sessions of agent " + identity.agent() + " cannot be read");
    }

    private Optional<String> sharedDoubt(Settings known) {
        boolean broken = known.agents().values().stream().anyMatch(AgentSettings.Broken.class::isInstance);
        if (broken) {
            return Optional.of("the configuration of an agent that may share it is not valid");
        }
        boolean complete = !sessions.allUnreadable() && sessions.unreadable().isEmpty();
        return complete ? Optional.empty() : Optional.of("the sessions of an agent that may share it cannot be read");
    }
}
