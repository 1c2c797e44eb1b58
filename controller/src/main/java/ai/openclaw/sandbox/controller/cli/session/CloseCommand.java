package ai.openclaw.sandbox.controller.cli.session;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code openclaw sessions close}. */
@Command(name = "close", description = "Close a session opened here. Its sandbox goes once it is cold.")
final class CloseCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "KEY", description = "Its key, such as agent:main:demo, or its name.")
    private String key = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    CloseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String message = connection
                .connect(terminal)
                .delete("sessions/" + SessionPath.of(key))
                .path("message")
                .asText();
        terminal.out().println(Safe.line(message));
        return ExitCode.OK.number();
    }
}
