package ai.openclaw.sandbox.model.config;

import ai.openclaw.sandbox.model.session.AgentId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The configuration in force, typed and whole.
 *
 * @param agents agents of the configuration, in its order
 * @param unlisted the settings an agent has that the configuration does not name
 * @param session how session keys are read
 * @param gateway how the daemon listens
 * @param tools the global tool stage ({@code tools})
 * @param sandboxTools the global sandbox stage ({@code tools.sandbox.tools})
 */
public record Settings(
        Map<AgentId, AgentSettings> agents,
        Function<AgentId, AgentSettings> unlisted,
        SessionSettings session,
        GatewaySettings gateway,
        ToolLists tools,
        ToolLists sandboxTools) {

    public Settings {
        agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
    }

    /** The settings of an agent, whether or not the configuration names it. */
    public AgentSettings agent(AgentId id) {
        AgentSettings listed = agents.get(id);
        return listed != null ? listed : unlisted.apply(id);
    }

    /**
     * How session keys are read.
     *
     * @param mainKey {@code session.mainKey}, {@code main} by default
     * @param global whether {@code session.scope} is {@code global}: one main session for all
     */
    public record SessionSettings(String mainKey, boolean global) {}

    /**
     * How the daemon listens.
     *
     * @param mode {@code gateway.mode}
     * @param bind {@code gateway.bind}
     * @param customBindHost {@code gateway.customBindHost}, the address for {@code bind: "custom"}
     * @param port {@code gateway.port}
     * @param token {@code gateway.auth.token}, after substitution
     */
    public record GatewaySettings(
            Optional<String> mode,
            Optional<String> bind,
            Optional<String> customBindHost,
            Optional<Integer> port,
            Optional<Secret> token) {}

    /** A value that must not be shown: its text form hides it. */
    public record Secret(String reveal) {
        @Override
        public String toString() {
            return "********";
        }
    }
}
