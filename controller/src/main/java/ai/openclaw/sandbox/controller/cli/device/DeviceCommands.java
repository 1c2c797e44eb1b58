package ai.openclaw.sandbox.controller.cli.device;

import ai.openclaw.sandbox.controller.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code openclaw devices}: the commands about devices. */
public final class DeviceCommands {

    private DeviceCommands() {}

    /** The commands on a terminal. */
    public static CommandLine of(Terminal terminal) {
        return new CommandLine(new Group())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new ApproveCommand(terminal))
                .addSubcommand(new RejectCommand(terminal))
                .addSubcommand(new RevokeCommand(terminal))
                .addSubcommand(new RotateCommand(terminal));
    }

    /** The command that only has others. */
    @Command(
            name = "devices",
            description = "Say which browsers and other devices get in.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = HelpCommand.class)
    static final class Group {}
}
