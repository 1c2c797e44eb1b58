package ai.openclaw.sandbox.model.config;

import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the configuration says of one agent: either all of it resolved, or why it could not be. */
public sealed interface AgentSettings {

    /** The agent. */
    AgentId id();

    /**
     * An agent whose settings are in force.
     *
     * @param id the agent
     * @param workspace absolute path of its workspace
     * @param sandbox its sandbox settings
     * @param tools its own tool lists ({@code agents.list[].tools})
     * @param sandboxTools its own sandbox stage ({@code agents.list[].tools.sandbox.tools})
     * @param pathPrepend directories of the sandbox in which its commands look for programs first ({@code tools.exec.pathPrepend}, its own or the global one)
     * @param provenance where each setting came from
     */
    record Resolved(
            AgentId id,
            Path workspace,
            SandboxSettings sandbox,
            ToolLists tools,
            ToolLists sandboxTools,
            List<String> pathPrepend,
            Provenance provenance)
            implements AgentSettings {
        public Resolved {
            pathPrepend = List.copyOf(pathPrepend);
        }
    }

    /**
     * An agent whose section is wrong and who never had a good one: nothing is created or removed for it.
     *
     * @param id the agent
     * @param problems what is wrong
     */
    record Broken(AgentId id, List<ConfigProblem> problems) implements AgentSettings {
        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Where an agent's settings came from.
     *
     * @param origins setting (path below {@code sandbox}, such as {@code docker.memory}) to its origin
     * @param ignored what was written but does not count, and why
     */
    record Provenance(Map<String, Origin> origins, List<Ignored> ignored) {
        public Provenance {
            origins = Map.copyOf(origins);
            ignored = List.copyOf(ignored);
        }
    }

    /** Where a value came from: {@code BuiltIn}, or a place in the configuration. */
    sealed interface Origin {
        /** The product's own default. */
        record BuiltIn() implements Origin {}

        /**
         * Written by the user.
         *
         * @param path its path in the configuration
         * @param location its place
         */
        record Written(ConfigPath path, Location location) implements Origin {}
    }

    /**
     * A value that was written and does not count.
     *
     * @param path its path
     * @param location its place
     * @param reason why, in one sentence
     */
    record Ignored(ConfigPath path, Location location, String reason) {}
}
