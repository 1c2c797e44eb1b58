package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.controller.tools.Arguments;
import ai.openclaw.sandbox.controller.tools.Parameter;
import ai.openclaw.sandbox.model.runtime.TerminalSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a command is made of, as a call says it. */
final class Commands {

    /** Most bytes of a command; the kernel takes no more in one argument. Longer ones belong in a file. */
    static final int MAX_COMMAND = 100_000;

    /** Most bytes of a path. */
    static final int MAX_PATH = 4_096;

    /** Most time a command may be given. */
    static final Duration MAX_TIME = Duration.ofDays(1);

    static final Parameter COMMAND = Parameter.required(
            "command",
            new Parameter.Text(MAX_COMMAND),
            "Text for /bin/sh -lc. What is longer than 100,000 bytes belongs in a file.");
    static final Parameter WORKDIR = Parameter.optional(
            "workdir",
            new Parameter.Text(MAX_PATH),
            "Directory to run in, absolute in the sandbox or relative to its working directory.");
    static final Parameter ENV =
            Parameter.optional("env", new Parameter.Variables(), "Environment variables on top of the sandbox's own.");
    static final Parameter PTY =
            Parameter.optional("pty", new Parameter.Flag(), "Give it a terminal; its streams are one then.");

    private Commands() {}

    /** Seconds a command may take. */
    static Parameter timeout(Duration usual) {
        return Parameter.optional(
                "timeoutSec",
                new Parameter.Whole(1, MAX_TIME.toSeconds()),
                "Most seconds it may take; then all its processes are ended. " + usual.toSeconds() + " by default.");
    }

    static Duration limit(Arguments arguments, Duration usual) {
        return arguments.whole("timeoutSec").map(Duration::ofSeconds).orElse(usual);
    }

    /** The order a call means. */
    static Order order(Arguments arguments, String home, Order.Input input, Optional<TerminalSize> terminal)
            throws ToolFailure {
        String command = arguments.text("command");
        if (command.isBlank()) {
            throw new ToolFailure(ToolReason.INVALID_ARGUMENT, "exec: \"command\" is empty: there is nothing to run.");
        }
        Optional<String> directory =
                arguments.maybe("workdir").filter(text -> !text.isBlank()).map(text -> absolute(text, home));
        return new Order(command, directory, arguments.variables("env"), input, terminal);
    }

    private static String absolute(String path, String home) {
        if (path.startsWith("/")) {
            return path;
        }
        return home.endsWith("/") ? home + path : home + "/" + path;
    }

    /** Directories of a search path. */
    static List<String> path(Optional<String> path) {
        return path.map(text -> List.of(text.split(":", -1)).stream()
                        .filter(entry -> !entry.isBlank())
                        .toList())
                .orElse(List.of());
    }
}
