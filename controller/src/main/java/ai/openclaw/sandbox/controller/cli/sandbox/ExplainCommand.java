package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw sandbox explain}. */
@Command(
        name = "explain",
        description =
                "Explain whether a session or agent is sandboxed, what is in force for it and where that was written."
                        + " Without an option: the main session.")
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ArgGroup
    private Subject subject = new Subject();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** What is to be explained: one at most. */
    static final class Subject {

        @Option(
                names = "--session",
                required = true,
                paramLabel = "KEY",
                description = "This session; main is the main one.")
        private Optional<String> session = Optional.empty();

        @Option(names = "--agent", required = true, paramLabel = "ID", description = "This agent.")
        private Optional<String> agent = Optional.empty();

        String query() {
            return agent.map(id -> "agent=" + DaemonClient.encode(id))
                    .orElseGet(() -> "session=" + DaemonClient.encode(session.orElse("main")));
        }
    }

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode explanation = connection.connect(terminal).get("explain?" + subject.query());
        if (output.json()) {
            OutputOptions.print(terminal, explanation);
        } else {
            new ExplanationText(terminal).print(explanation);
        }
        return ExitCode.OK.number();
    }
}
