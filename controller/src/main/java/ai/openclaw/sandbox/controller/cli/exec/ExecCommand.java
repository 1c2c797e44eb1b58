package ai.openclaw.sandbox.controller.cli.exec;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.client.WebSocketClient;
import ai.openclaw.sandbox.controller.cli.session.SessionPath;
import ai.openclaw.sandbox.model.session.ShellWord;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw exec}: runs a command in a session's sandbox as if it ran here. */
@Command(
        name = "exec",
        description = {
            "Run a command in the sandbox of a session, made first when it is not there. Input, both outputs, signals"
                    + " and the exit code are passed through.",
            "One word after -- is text for a shell; several are a program and its arguments."
        },
        footer = {
            "",
            "Examples:",
            "  openclaw exec --session agent:main:main -- 'ls | wc -l'",
            "  tar c . | openclaw exec --session agent:main:main -- tar x",
            "  openclaw exec --session agent:main:main -t -- bash"
        })
public final class ExecCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final RawStreams streams;

    @Option(names = "--session", paramLabel = "KEY", required = true, description = "The session, by key or name.")
    private String session = "";

    @Option(
            names = {"-t", "--tty"},
            description = "Give the command a terminal, as an interactive shell needs.")
    private boolean tty;

    @Option(names = "--workdir", paramLabel = "DIR", description = "Directory in the sandbox to run in.")
    private Optional<String> workdir = Optional.empty();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "An environment variable; can be repeated.")
    private Map<String, String> env = new LinkedHashMap<>();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "End it after so many seconds.")
    private Optional<Long> timeout = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "CMD", description = "The command.")
    private List<String> command = List.of();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    /** Runs commands from a terminal, passing these streams through. */
    public ExecCommand(Terminal terminal, RawStreams streams) {
        this.terminal = terminal;
        this.streams = streams;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        try (Screen screen = tty ? Screen.ofThisTerminal(terminal) : Screen.none();
                WebSocketClient socket = daemon.open("sessions/" + SessionPath.of(session) + "/exec")) {
            socket.text(arguments(screen).toString());
            return new Relay(socket, streams, terminal, screen).run();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The connection to the daemon broke: " + e.getMessage() + ".",
                    "Does the daemon still run? openclaw status");
        }
    }

    private ObjectNode arguments(Screen screen) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("command", text());
        workdir.ifPresent(it -> arguments.put("workdir", it));
        timeout.ifPresent(it -> arguments.put("timeoutSec", it));
        if (!env.isEmpty()) {
            env.forEach(arguments.putObject("env")::put);
        }
        if (tty) {
            arguments.put("pty", true);
            screen.size().ifPresent(size -> arguments.put("rows", size.rows()).put("columns", size.columns()));
            terminal.variable("TERM")
                    .filter(it -> !env.containsKey("TERM"))
                    .ifPresent(it -> arguments.withObject("/env").put("TERM", it));
        }
        return arguments;
    }

    private String text() {
        return command.size() == 1
                ? command.getFirst()
                : command.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
    }
}
