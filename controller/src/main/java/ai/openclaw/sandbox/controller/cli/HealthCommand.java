package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code openclaw health}: whether the daemon can do its work. */
@Command(name = "health", description = "Say whether the daemon is ready, and why not. Exit code 0 only when it is.")
final class HealthCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    HealthCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode health = connection.connect(terminal).readiness();
        boolean ready = health.path("ready").asBoolean();
        Style style = terminal.style();
        if (output.json()) {
            OutputOptions.print(terminal, health);
        } else if (ready) {
            terminal.out().println(style.good("ready"));
        } else {
            terminal.out().println(style.bad("not ready"));
            health.path("reasons").forEach(reason -> terminal.out().println("  " + Safe.line(reason.asText())));
        }
        return (ready ? ExitCode.OK : ExitCode.FAILURE).number();
    }
}
