package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code openclaw config path}: one path on one line, for shells. */
@Command(
        name = "path",
        description = "Print where the configuration file is (with --json, all paths). Needs no daemon.")
final class PathCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    PathCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StatePaths paths = ConnectionOptions.paths(terminal);
        if (output.json()) {
            OutputOptions.print(
                    terminal,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("configuration", paths.configuration().toString())
                            .put("daemonSettings", paths.daemonSettings().toString())
                            .put("state", paths.state().toString()));
        } else {
            terminal.out().println(paths.configuration());
        }
        return ExitCode.OK.number();
    }
}
