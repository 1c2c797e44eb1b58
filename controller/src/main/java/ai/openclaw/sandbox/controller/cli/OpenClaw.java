package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.config.ConfigCommands;
import ai.openclaw.sandbox.controller.cli.device.DashboardCommand;
import ai.openclaw.sandbox.controller.cli.device.DeviceCommands;
import ai.openclaw.sandbox.controller.cli.doctor.DoctorCommand;
import ai.openclaw.sandbox.controller.cli.exec.ExecCommand;
import ai.openclaw.sandbox.controller.cli.exec.RawStreams;
import ai.openclaw.sandbox.controller.cli.mcp.McpCommand;
import ai.openclaw.sandbox.controller.cli.onboard.OnboardCommand;
import ai.openclaw.sandbox.controller.cli.sandbox.SandboxCommands;
import ai.openclaw.sandbox.controller.cli.session.SessionCommands;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.tools.ToolCommands;
import ai.openclaw.sandbox.controller.cli.workspace.WorkspaceCommands;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/** {@code openclaw}: puts the commands together and turns how they end into exit codes. */
public final class OpenClaw {

    private static final int WIDTH = 100;
    private static final String COMPLETION = "completion";
    private static final String MAN = "man";

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
        CommandLine line = commandLine(args);
        int code = args.length == 0 ? help(line) : line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static int help(CommandLine line) {
        line.usage(line.getErr());
        return ExitCode.USAGE.number();
    }

    /** With only the command that is asked for, if it is one of ours: making the others would take longer than most of them run. */
    private CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Root());
        Map<String, Supplier<Object>> commands = commands();
        Optional<Supplier<Object>> asked = Arrays.stream(args)
                .findFirst()
                .filter(name -> !name.equals(COMPLETION) && !name.equals(MAN)) // they tell of all of them
                .flatMap(name -> Optional.ofNullable(commands.get(name)));
        asked.map(List::of).orElseGet(() -> List.copyOf(commands.values())).forEach(it -> line.addSubcommand(it.get()));
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getSubcommands().values().stream().distinct().forEach(OpenClaw::helpful); // some go by two names
        if (asked.isEmpty()) {
            ChatGatewayCommand.NAMES.forEach(name -> line.addSubcommand(name, new ChatGatewayCommand()));
        }
        return dressed(line);
    }

    /** All commands that are ours by name, in the order in which help tells of them. */
    private Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("gateway", () -> new GatewayCommand(gateway));
        commands.put(
                "onboard",
                () -> new OnboardCommand(
                        terminal,
                        () -> TerminalBuilder.builder().system(true).dumb(true).build()));
        commands.put("status", () -> new StatusCommand(terminal));
        commands.put("health", () -> new HealthCommand(terminal));
        commands.put("doctor", () -> new DoctorCommand(terminal));
        commands.put("sandbox", () -> SandboxCommands.of(terminal));
        commands.put("workspace", () -> WorkspaceCommands.of(terminal));
        commands.put("sessions", () -> SessionCommands.of(terminal));
        commands.put("tools", () -> ToolCommands.of(terminal));
        commands.put("exec", () -> new ExecCommand(terminal, streams));
        commands.put("mcp", () -> new McpCommand(terminal, streams));
        commands.put("dashboard", () -> new DashboardCommand(terminal));
        commands.put("devices", () -> DeviceCommands.of(terminal));
        commands.put("config", () -> ConfigCommands.of(terminal));
        commands.put("socket-proxy", () -> new SocketProxyCommand(terminal));
        commands.put("logs", () -> new LogsCommand(terminal));
        commands.put(COMPLETION, () -> new CompletionCommand(terminal));
        commands.put(MAN, () -> new ManCommand(terminal));
        return commands;
    }

    private CommandLine dressed(CommandLine line) {
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
