package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.config.ConfigCommands;
import ai.openclaw.sandbox.controller.cli.exec.ExecCommand;
import ai.openclaw.sandbox.controller.cli.exec.RawStreams;
import ai.openclaw.sandbox.controller.cli.mcp.McpCommand;
import ai.openclaw.sandbox.controller.cli.sandbox.SandboxCommands;
import ai.openclaw.sandbox.controller.cli.session.SessionCommands;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.tools.ToolCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/** {@code openclaw}: puts the commands together and turns how they end into exit codes. */
public final class OpenClaw {

    private static final int WIDTH = 100;

    private final Terminal terminal;
    private final GatewayCommand.Starter gateway;
    private final RawStreams streams;

    /** Commands on a terminal, one of which starts the daemon, and one of which passes bytes through. */
    public OpenClaw(Terminal terminal, RawStreams streams, GatewayCommand.Starter gateway) {
        this.terminal = terminal;
        this.streams = streams;
        this.gateway = gateway;
    }

    /** Runs one command and returns its exit code. */
    public int run(String... args) {
        CommandLine line = commandLine();
        int code = args.length == 0 ? help(line) : line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static int help(CommandLine line) {
        line.usage(line.getErr());
        return ExitCode.USAGE.number();
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new GatewayCommand(gateway))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new HealthCommand(terminal))
                .addSubcommand(SandboxCommands.of(terminal))
                .addSubcommand(SessionCommands.of(terminal))
                .addSubcommand(ToolCommands.of(terminal))
                .addSubcommand(new ExecCommand(terminal, streams))
                .addSubcommand(new McpCommand(terminal, streams))
                .addSubcommand(ConfigCommands.of(terminal))
                .addSubcommand(new LogsCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal));
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().stream().distinct().forEach(OpenClaw::helpful); // some go by two names
        ChatGatewayCommand.NAMES.forEach(name -> line.addSubcommand(name, new ChatGatewayCommand()));
        CommandLine.Help.Ansi ansi =
                terminal.style() == Style.COLOURED ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setParameterExceptionHandler(new Mistyped(terminal))
                .setExecutionExceptionHandler((failure, command, parsed) ->
                        failed(failure, command.getCommandSpec().qualifiedName()));
    }

    /** Every command tells about itself. */
    private static void helpful(CommandLine line) {
        if (line.getCommand() instanceof HelpCommand) {
            return; // has it already
        }
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getSubcommands().values().stream().distinct().forEach(OpenClaw::helpful); // some go by two names
    }

    private int failed(Exception failure, String command) {
        terminal.out().flush();
        if (failure instanceof CommandFailure known) {
            terminal.err().println(terminal.style().bad("error: ") + Safe.lines(known.message()));
            boolean helps = known.next().isEmpty() && known.code() == ExitCode.USAGE;
            String next = helps ? "Try: " + command + " --help" : known.next();
            if (!next.isEmpty()) {
                terminal.err().println("  " + Safe.lines(next));
            }
            return known.code().number();
        }
        terminal.err().println(terminal.style().bad("error: ") + Safe.lines(String.valueOf(failure)));
        terminal.err().println("  This is a fault in openclaw itself; please report it.");
        return ExitCode.FAILURE.number();
    }

    /** The command that only has others. */
    @Command(
            name = "openclaw",
            description = "Keeps the sandboxes of your agents right: made when needed, replaced when changed, gone when"
                    + " unused.",
            synopsisSubcommandLabel = "COMMAND",
            versionProvider = Version.class,
            subcommands = HelpCommand.class)
    static final class Root {}

    /** The version in the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = OpenClaw.class.getPackage().getImplementationVersion();
            return new String[] {"openclaw sandbox controller " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
