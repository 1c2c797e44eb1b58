package ai.openclaw.sandbox.controller.cli.client;

import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.ResolvedDocument;
import ai.openclaw.sandbox.model.config.ConfigNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which daemon a command speaks to: the one of the state directory, through its control socket, unless another is named. */
public final class ConnectionOptions {

    /** Most time one answer may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String DEFAULT_PORT = "18789";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Speak to the daemon at this address, such as http://host:18789, instead of the local one.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            arity = "0..1",
            fallbackValue = "",
            description = "Speak HTTP with this token; without a value, the one in OPENCLAW_GATEWAY_TOKEN.")
    private Optional<String> token = Optional.empty();

    /** The daemon. */
    public DaemonClient connect(Terminal terminal) {
        return connect(terminal, PATIENCE);
    }

    /** The daemon, whose answers may take so long. */
    public DaemonClient connect(Terminal terminal, Duration patience) {
        if (url.isEmpty() && token.isEmpty()) {
            StatePaths paths = paths(terminal);
            return new DaemonClient(new ControlSocketTransport(
                    paths.controllerDirectory().resolve(Listening.CONTROL_SOCKET), patience));
        }
        String port = terminal.variable("OPENCLAW_GATEWAY_PORT")
                .or(() -> configuredPort(terminal))
                .orElse(DEFAULT_PORT);
        return new DaemonClient(
                new HttpTransport(address(url.orElse("http://127.0.0.1:" + port)), token(terminal), patience));
    }

    /** The token that was given, or the one in the environment. */
    public Optional<String> token(Terminal terminal) {
        return token.filter(it -> !it.isEmpty()).or(() -> terminal.variable("OPENCLAW_GATEWAY_TOKEN"));
    }

    /** The host of the daemon. */
    public String host() {
        return url.map(it -> address(it).getHost()).orElse("127.0.0.1");
    }

    /**
     * Where a browser finds the pages of the daemon: where it was said to be, else on this host at the port that is published, else at the one it listens on.
     *
     * @param listening the port it listens on
     */
    public String pages(Terminal terminal, int listening) {
        // In a container only Compose knows where the port is published.
        return url.or(() -> terminal.variable("OPENCLAW_PUBLIC_URL"))
                .map(it -> it.endsWith("/") ? it.substring(0, it.length() - 1) : it)
                .orElseGet(() -> "http://127.0.0.1:"
                        + terminal.variable("OPENCLAW_GATEWAY_PORT").orElse(Integer.toString(listening)));
    }

    /** Whether a daemon was named, so that files of this host are not asked for. */
    public boolean elsewhere() {
        return url.isPresent() || token.isPresent();
    }

    /** Where the state directory and the configuration are. */
    public static StatePaths paths(Terminal terminal) {
        try {
            return StatePaths.of(terminal.environment());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), "");
        }
    }

    /** The port the daemon of this host reads in its configuration. */
    private static Optional<String> configuredPort(Terminal terminal) {
        return ResolvedDocument.read(new DiskSource(), paths(terminal).configuration(), terminal.environment())
                .root()
                .flatMap(root -> member(root, "gateway"))
                .flatMap(gateway -> member(gateway, "port"))
                .filter(ConfigNode.NumberNode.class::isInstance)
                .map(port -> ((ConfigNode.NumberNode) port).value().toPlainString());
    }

    static Optional<ConfigNode> member(ConfigNode node, String key) {
        return node instanceof ConfigNode.ObjectNode object ? object.get(key) : Optional.empty();
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new CommandFailure(
                ExitCode.USAGE, "--url is not an address of a daemon.", "Write it as http://127.0.0.1:18789");
    }
}
