package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.controller.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code openclaw config}: the commands about the configuration. */
public final class ConfigCommands {

    private ConfigCommands() {}

    /** The commands on a terminal. */
    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group())
                .addSubcommand(new ValidateCommand(terminal))
                .addSubcommand(new GetCommand(terminal))
                .addSubcommand(new SetCommand(terminal))
                .addSubcommand(new PathCommand(terminal))
                .addSubcommand(new KubeconfigCommand(terminal));
    }

    /** The command that only has others. */
    @Command(
            name = "config",
            description = "Check the configuration, look at it and change it.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = HelpCommand.class)
    static final class Group {}
}
