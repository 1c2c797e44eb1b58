package ai.openclaw.sandbox.controller.cli.workspace;

import ai.openclaw.sandbox.controller.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code openclaw workspace}: the commands about the directories of sandboxes. */
public final class WorkspaceCommands {

    private WorkspaceCommands() {}

    /** The commands on a terminal. */
    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new PruneCommand(terminal));
    }

    /** The command that only has others. */
    @Command(
            name = "workspace",
            description = "Look at the directories of sandboxes, and remove those whose sandbox is long gone.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = HelpCommand.class)
    static final class Group {}
}
