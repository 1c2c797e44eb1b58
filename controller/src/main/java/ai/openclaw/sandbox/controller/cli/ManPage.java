package ai.openclaw.sandbox.controller.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, made of what the commands say of themselves, so that it cannot fall behind them. */
final class ManPage {

    private static final Map<String, String> FILES = Map.of(
            "openclaw.json", "The configuration, JSON5, shared with the chat gateway. Every edit takes effect at once.",
            "sandbox-controller.json5", "What only this daemon reads: intervals, limits, where the engine is.",
            "sandboxes/", "Workspaces of sandboxes, unless workspaceRoot says otherwise.",
            "workspace/", "The main agent's workspace, unless the configuration says otherwise.",
            "sandbox-controller/",
                    "The daemon's own room: what it knows, its token, its control socket, its certificates.",
            "logs/gateway.log", "The log of a daemon in the background.");

    private static final Map<String, String> VARIABLES = Map.of(
            "OPENCLAW_STATE_DIR", "The state directory; ~/.openclaw without it.",
            "OPENCLAW_CONFIG_PATH", "The configuration; openclaw.json in the state directory without it.",
            "OPENCLAW_GATEWAY_TOKEN", "The token, for the daemon as well as for commands that reach it over HTTP.",
            "OPENCLAW_GATEWAY_BIND", "Where the daemon may be reached from: loopback, lan or custom.",
            "DOCKER_HOST", "The engine: unix:///path/to/docker.sock or tcp://host:port.",
            "NO_COLOR", "No colours, whatever the terminal can do.");

    private static final String EXAMPLES = """
        .TP
        openclaw onboard
        Asks a few questions and writes a configuration.
        .TP
        openclaw sessions open agent:main:demo
        Opens a session; its sandbox is made.
        .TP
        openclaw exec \\-\\-session agent:main:demo \\-\\- 'id; pwd'
        Runs a command in it.
        .TP
        openclaw sandbox explain \\-\\-session agent:main:demo
        Tells why its sandbox is as it is, and what it may do.
        .TP
        openclaw doctor
        Proves that everything works, or says what to do.
        """;

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The page about a command and all below it, in the language of {@code man}. */
    static String of(CommandSpec root) {
        ManPage man = new ManPage();
        man.heading(root);
        man.commands(root);
        man.table("ENVIRONMENT", VARIABLES);
        man.page.append(".SH FILES\nAll of them are in the state directory, ~/.openclaw.\n");
        man.table("", FILES);
        man.page.append(".SH \"EXIT STATUS\"\n");
        for (ExitCode code : ExitCode.values()) {
            man.item("\\fB" + code.number() + "\\fR", code.meaning());
        }
        man.page.append(".SH EXAMPLES\n").append(EXAMPLES);
        return man.page.toString();
    }

    private void heading(CommandSpec root) {
        page.append(".TH OPENCLAW 1 \"\" \"OpenClaw Sandbox Controller\" \"User Commands\"\n.nh\n.ad l\n")
                .append(".SH NAME\nopenclaw \\- keeps the sandboxes of your agents right\n.SH SYNOPSIS\n")
                .append("\\fBopenclaw\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]...\n.SH DESCRIPTION\n")
                .append(description(root))
                .append("\n.PP\nOn the daemon's own host commands speak to it through a socket in the state directory")
                .append(" and need no token. Each command tells about itself with \\fB\\-\\-help\\fR.\n");
    }

    private void commands(CommandSpec root) {
        page.append(".SH COMMANDS\n");
        shown(root).forEach(this::command);
    }

    private void command(CommandSpec command) {
        boolean groups = !shown(command).isEmpty();
        if (!groups) {
            page.append(".SS \"")
                    .append(text(command.qualifiedName()))
                    .append(positionals(command))
                    .append("\"\n")
                    .append(description(command))
                    .append('\n');
            command.positionalParameters().stream()
                    .filter(it -> !it.hidden() && it.description().length > 0)
                    .forEach(it -> item("\\fI" + text(it.paramLabel()) + "\\fR", described(it)));
            command.options().stream()
                    .filter(it -> !it.hidden() && !it.usageHelp() && !it.versionHelp())
                    .sorted(Comparator.comparing(OptionSpec::longestName))
                    .forEach(it -> item(names(it), described(it)));
        }
        shown(command).forEach(this::command);
    }

    private static List<CommandSpec> shown(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(it -> !it.usageMessage().hidden() && !it.name().equals("help"))
                .distinct() // some go by two names
                .toList();
    }

    private static String positionals(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(it -> !it.hidden())
                .map(ManPage::positional)
                .collect(Collectors.joining());
    }

    private static String positional(PositionalParamSpec parameter) {
        String label = text(parameter.paramLabel()) + (parameter.arity().isVariable() ? "..." : "");
        return parameter.required() ? " " + label : " [" + label + "]";
    }

    private static String names(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .sorted(Comparator.comparingInt(String::length))
                .map(name -> "\\fB" + text(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + " \\fI" + text(option.paramLabel()) + "\\fR";
    }

    private static String description(CommandSpec command) {
        return text(String.join(" ", command.usageMessage().description()));
    }

    private static String described(ArgSpec argument) {
        String words = String.join(" ", argument.description());
        return words.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue()));
    }

    private void table(String heading, Map<String, String> rows) {
        if (!heading.isEmpty()) {
            page.append(".SH ").append(heading).append('\n');
        }
        rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(row -> item("\\fB" + text(row.getKey()) + "\\fR", row.getValue()));
    }

    private void item(String term, String words) {
        page.append(".TP\n").append(term).append('\n').append(text(words)).append('\n');
    }

    /** Words in which nothing is an order to the formatter. */
    private static String text(String words) {
        String plain = words.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\n", " ")
                .replace("\"", "\\(dq");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
