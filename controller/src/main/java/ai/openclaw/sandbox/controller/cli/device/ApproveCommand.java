package ai.openclaw.sandbox.controller.cli.device;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw devices approve}. */
@Command(name = "approve", description = "Let a device in that waits.")
final class ApproveCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "REQUEST", description = "The id of its request, or how it begins.")
    private String request = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "What it may do: viewer looks, operator also acts, admin also configures. Default: what it asked"
                            + " for.")
    private Optional<String> role = Optional.empty();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    ApproveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        String id = Chosen.request(daemon, request);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        role.ifPresent(it -> body.put("role", it));
        String message = daemon.post("devices/requests/" + DaemonClient.encode(id) + "/approve", body)
                .path("message")
                .asText();
        terminal.out().println(Safe.line(message));
        return ExitCode.OK.number();
    }
}
