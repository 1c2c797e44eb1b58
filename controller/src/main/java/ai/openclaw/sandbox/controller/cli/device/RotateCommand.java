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

/** {@code openclaw devices rotate}. */
@Command(name = "rotate", description = "Make a device's token worthless; the device itself gets a new one by its key.")
final class RotateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "DEVICE", description = "Its id, or how it begins.")
    private String device = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    RotateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        String id = Chosen.device(daemon, device);
        String message = daemon.post(
                        "devices/" + DaemonClient.encode(id) + "/rotate", JsonNodeFactory.instance.objectNode())
                .path("message")
                .asText();
        terminal.out().println(Safe.line(message));
        return ExitCode.OK.number();
    }
}
