package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.ResolvedDocument;
import ai.openclaw.sandbox.model.config.ConfigNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code openclaw config get}: a value of the file, includes and variables resolved. */
@Command(
        name = "get",
        description =
                "Print a value of the configuration file, includes and variables resolved. Secrets are hidden. Needs"
                        + " no daemon; what is in force for an agent, and from where, tells: openclaw sandbox explain"
                        + " --agent ID")
final class GetCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "PATH",
            description = "Such as agents.defaults.sandbox.mode or agents.list[0].id; nothing for all.")
    private String path = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    GetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StatePaths paths = ConnectionOptions.paths(terminal);
        ResolvedDocument document =
                ResolvedDocument.read(new DiskSource(), paths.configuration(), terminal.environment());
        ConfigNode root = document.root()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.CONFIGURATION,
                        paths.configuration() + " cannot be read.",
                        "What is wrong tells: openclaw config validate"));
        NodeAt found = NodeAt.find(root, path)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE,
                        "Nothing is written at " + path + " in " + paths.configuration() + ".",
                        "The defaults in force tells: openclaw sandbox explain --agent main"));
        JsonNode value = found.json();
        if (value.isTextual() && !output.json()) {
            terminal.out().println(value.asText());
        } else {
            OutputOptions.print(terminal, value);
        }
        return ExitCode.OK.number();
    }
}
