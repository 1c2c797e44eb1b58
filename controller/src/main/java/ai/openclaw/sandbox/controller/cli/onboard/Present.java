package ai.openclaw.sandbox.controller.cli.onboard;

import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.ResolvedDocument;
import ai.openclaw.sandbox.model.config.ConfigNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says already; answers begin with it.
 *
 * @param root its tree; empty when it cannot be read
 */
record Present(Optional<ConfigNode> root) {

    static final List<String> MODE = List.of("gateway", "mode");
    static final List<String> BIND = List.of("gateway", "bind");
    static final List<String> TOKEN = List.of("gateway", "auth", "token");
    static final List<String> WORKSPACE = List.of("agents", "defaults", "workspace");
    static final List<String> SANDBOX = List.of("agents", "defaults", "sandbox", "mode");

    static Present read(StatePaths paths, Map<String, String> environment) {
        return new Present(ResolvedDocument.read(new DiskSource(), paths.configuration(), environment)
                .root());
    }

    /** A text at a place. */
    Optional<String> text(List<String> path) {
        return node(path)
                .filter(ConfigNode.StringNode.class::isInstance)
                .map(node -> ((ConfigNode.StringNode) node).value());
    }

    /** Whether anything is written at a place. */
    boolean has(List<String> path) {
        return node(path).isPresent();
    }

    private Optional<ConfigNode> node(List<String> path) {
        Optional<ConfigNode> at = root;
        for (String key : path) {
            at = at.flatMap(node -> node instanceof ConfigNode.ObjectNode object ? object.get(key) : Optional.empty());
        }
        return at;
    }
}
