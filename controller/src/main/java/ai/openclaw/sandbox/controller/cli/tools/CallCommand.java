package ai.openclaw.sandbox.controller.cli.tools;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.session.SessionPath;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw tools call}: calls any tool as an agent would, and prints what came of it. */
@Command(
        name = "call",
        description = "Call a tool of a session and print what came of it, as JSON.",
        footer = {"", "Example:", "  openclaw tools call --session agent:main:main read '{\"path\":\"AGENTS.md\"}'"})
final class CallCommand implements Callable<Integer> {

    /** As long as a sandbox may take to be made, and a command to answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Terminal terminal;

    @Option(names = "--session", paramLabel = "KEY", required = true, description = "The session, by key or name.")
    private String session = "";

    @Parameters(index = "0", paramLabel = "TOOL", description = "The tool.")
    private String tool = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Its arguments, an object; - reads them from standard input.")
    private String arguments = "{}";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    CallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode result = connection
                .connect(terminal, PATIENCE)
                .post("sessions/" + SessionPath.of(session) + "/tools/" + DaemonClient.encode(tool), json());
        OutputOptions.print(terminal, result);
        return ExitCode.OK.number();
    }

    private JsonNode json() {
        try {
            JsonNode json = new JsonMapper().readTree(arguments.equals("-") ? input() : arguments);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        throw new CommandFailure(
                ExitCode.USAGE, "The arguments are no JSON object.", "Write them as '{\"name\": \"value\"}'");
    }

    private String input() {
        StringWriter all = new StringWriter();
        try {
            terminal.in().transferTo(all);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "Standard input cannot be read: " + e.getMessage() + ".", "");
        }
        return all.toString();
    }
}
