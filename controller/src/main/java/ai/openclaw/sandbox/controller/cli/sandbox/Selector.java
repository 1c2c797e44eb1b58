package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.model.session.AgentId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Which sandboxes are meant: exactly one of the three. */
final class Selector {

    @Option(names = "--all", required = true, description = "All sandboxes.")
    private boolean all;

    @Option(
            names = "--session",
            required = true,
            paramLabel = "KEY",
            description = "The sandbox of this session key or scope key, such as agent:main:demo, agent:main, shared or"
                    + " main.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--agent", required = true, paramLabel = "ID", description = "All sandboxes of this agent.")
    private Optional<String> agent = Optional.empty();

    /** What selects them; the daemon knows which scope a session belongs to. */
    Predicate<SandboxRow> predicate(DaemonClient daemon) {
        if (session.isPresent()) {
            Set<String> scopeKeys = scopeKeys(session.get().strip(), daemon);
            return row -> scopeKeys.contains(row.scopeKey());
        }
        if (agent.isPresent()) {
            String id = AgentId.of(agent.get()).value();
            return row -> row.agent().equals(id) && !row.scope().equals("shared");
        }
        return row -> all;
    }

    private static Set<String> scopeKeys(String key, DaemonClient daemon) {
        Set<String> keys = new HashSet<>(Set.of(key));
        JsonNode explanation = daemon.get("explain?session=" + DaemonClient.encode(key));
        if (explanation.has("scopeKey")) {
            keys.add(explanation.path("scopeKey").asText());
        }
        keys.add(explanation.at("/session/key").asText());
        return keys;
    }

    /** What was selected, for messages. */
    String words() {
        return session.map(key -> " for session " + key.strip())
                .or(() -> agent.map(id -> " of agent " + id))
                .orElse("");
    }
}
