package ai.openclaw.sandbox.controller.cli.mcp;

import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.exec.RawStreams;
import ai.openclaw.sandbox.controller.cli.session.SessionPath;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw mcp}: a server of the Model Context Protocol on standard input and output, for agents that start their servers themselves. */
@Command(
        name = "mcp",
        description = {
            "Offer the tools of a session over standard input and output, as agents that speak the Model Context"
                    + " Protocol expect of a server they start.",
            "Ends with its input."
        },
        footer = {"", "Example:", "  openclaw mcp --session agent:main:demo"})
public final class McpCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final RawStreams streams;

    @Option(names = "--session", paramLabel = "KEY", required = true, description = "The session, by key or name.")
    private String session = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    /** Relays between these streams and the daemon. */
    public McpCommand(Terminal terminal, RawStreams streams) {
        this.terminal = terminal;
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        DaemonClient daemon = connection.connect(terminal);
        daemon.getRoot("/version"); // says now, and not in the middle of things, that nobody is there
        return new McpRelay(daemon, "/mcp?session=" + SessionPath.of(session), streams.out(), terminal.err())
                .run(streams.in())
                .number();
    }
}
