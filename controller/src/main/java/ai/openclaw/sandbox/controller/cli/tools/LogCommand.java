package ai.openclaw.sandbox.controller.cli.tools;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw tools log}: the audit of tool calls. */
@Command(name = "log", description = "List who called which tools, the newest first.")
final class LogCommand implements Callable<Integer> {

    private static final int KEY_COLUMNS = 48;

    private final Terminal terminal;

    @Option(names = "--session", paramLabel = "KEY", description = "Only calls of this session.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most, up to 1000 (default: 50).")
    private int limit = 50;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    LogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String filter =
                session.map(key -> "&session=" + DaemonClient.encode(key)).orElse("");
        Listing.of(connection.connect(terminal).get("toolcalls?limit=" + limit + filter), call -> true)
                .print(terminal, output, "No tools were called.", this::table);
        return ExitCode.OK.number();
    }

    private Table table(List<JsonNode> calls) {
        Instant now = terminal.clock().instant();
        Table table = new Table("AGE", "SESSION", "TOOL", "POLICY", "OUTCOME", "EXIT", "TOOK", "BY");
        calls.forEach(call -> table.row(
                Cell.of(Ages.since(Instant.parse(call.path("at").asText()), now)),
                Cell.of(call.path("session").asText(), KEY_COLUMNS),
                Cell.of(call.path("tool").asText()),
                Cell.of(call.path("decision").asText()),
                Cell.of(call.path("outcome").asText()),
                Cell.of(call.path("exitCode").asText("-")),
                Cell.of(call.path("durationMs").asText() + "ms"),
                Cell.of(call.path("actor").asText())));
        return table;
    }
}
