package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code openclaw sandbox}: the commands about sandboxes. */
public final class SandboxCommands {

    private SandboxCommands() {}

    /** The commands on a terminal. */
    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new RecreateCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new EventsCommand(terminal))
                .addSubcommand(new PruneCommand(terminal));
    }

    /** The command that only has others. */
    @Command(
            name = "sandbox",
            description = "Look at sandboxes and replace or remove them.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = HelpCommand.class)
    static final class Group {}
}
