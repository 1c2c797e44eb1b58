package ai.openclaw.sandbox.controller.cli.client;

import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.ResolvedDocument;
import ai.openclaw.sandbox.controller.daemon.GatewayToken;
import ai.openclaw.sandbox.model.config.ConfigNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The token of the daemon of this host, where it can be found by whoever may read its files: in the configuration, else where the daemon keeps one it has made. */
public final class KnownToken {

    private KnownToken() {}

    /** The token, in the order in which the daemon looks for it. */
    public static Optional<String> find(Terminal terminal) {
        StatePaths paths = ConnectionOptions.paths(terminal);
        return configured(terminal, paths)
                .or(() -> kept(paths.controllerDirectory().resolve(GatewayToken.FILE)));
    }

    private static Optional<String> configured(Terminal terminal, StatePaths paths) {
        return ResolvedDocument.read(new DiskSource(), paths.configuration(), terminal.environment())
                .root()
                .flatMap(root -> ConnectionOptions.member(root, "gateway"))
                .flatMap(gateway -> ConnectionOptions.member(gateway, "auth"))
                .flatMap(auth -> ConnectionOptions.member(auth, "token"))
                .flatMap(token -> value(terminal, token));
    }

    private static Optional<String> value(Terminal terminal, ConfigNode token) {
        return switch (token) {
            case ConfigNode.StringNode text -> Optional.of(text.value());
            case ConfigNode.ObjectNode reference ->
                reference
                        .get("id")
                        .filter(ConfigNode.StringNode.class::isInstance)
                        .flatMap(id -> terminal.variable(((ConfigNode.StringNode) id).value()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> kept(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
