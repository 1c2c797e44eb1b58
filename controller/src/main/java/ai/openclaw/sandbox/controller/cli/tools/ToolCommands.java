package ai.openclaw.sandbox.controller.cli.tools;

import ai.openclaw.sandbox.controller.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code openclaw tools}: the commands about tools of sessions. */
public final class ToolCommands {

    private ToolCommands() {}

    /** The commands on a terminal. */
    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new CallCommand(terminal))
                .addSubcommand(new LogCommand(terminal));
    }

    /** The command that only has others. */
    @Command(
            name = "tools",
            description = "Look at the tools of a session, call them, and see who called what.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = HelpCommand.class)
    static final class Group {}
}
