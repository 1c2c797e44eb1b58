package ai.openclaw.sandbox.controller.cli.device;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code openclaw devices revoke}. */
@Command(name = "revoke", description = "Shut a device out, at once.")
final class RevokeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "DEVICE", description = "Its id, or how it begins.")
    private String device = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    RevokeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        String id = Chosen.device(daemon, device);
        String message = daemon.delete("devices/" + DaemonClient.encode(id))
                .path("message")
                .asText();
        terminal.out().println(Safe.line(message));
        return ExitCode.OK.number();
    }
}
