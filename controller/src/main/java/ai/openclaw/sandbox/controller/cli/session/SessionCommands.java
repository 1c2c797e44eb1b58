package ai.openclaw.sandbox.controller.cli.session;

import ai.openclaw.sandbox.controller.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code openclaw sessions}: the commands about sessions. */
public final class SessionCommands {

    private SessionCommands() {}

    /** The commands on a terminal. */
    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new OpenCommand(terminal))
                .addSubcommand(new CloseCommand(terminal));
    }

    /** The command that only has others. */
    @Command(
            name = "sessions",
            description = "Look at sessions, open and close them.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = HelpCommand.class)
    static final class Group {}
}
