package ai.openclaw.sandbox.controller.cli.device;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code openclaw devices reject}. */
@Command(name = "reject", description = "Send a device away that waits. It may ask again.")
final class RejectCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "REQUEST", description = "The id of its request, or how it begins.")
    private String request = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    RejectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        String id = Chosen.request(daemon, request);
        String message = daemon.post(
                        "devices/requests/" + DaemonClient.encode(id) + "/reject",
                        JsonNodeFactory.instance.objectNode())
                .path("message")
                .asText();
        terminal.out().println(Safe.line(message));
        return ExitCode.OK.number();
    }
}
