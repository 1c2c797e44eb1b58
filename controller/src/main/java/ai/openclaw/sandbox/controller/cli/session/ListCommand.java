package ai.openclaw.sandbox.controller.cli.session;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw sessions list}. */
@Command(name = "list", aliases = "ls", description = "List sessions and where their tools run.")
final class ListCommand implements Callable<Integer> {

    private static final int KEY_COLUMNS = 64;

    private final Terminal terminal;

    @Option(names = "--active", description = "Only active ones.")
    private boolean active;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Listing.of(
                        connection.connect(terminal).get("sessions"),
                        session -> !active || session.at("/status/active").asBoolean())
                .print(
                        terminal,
                        output,
                        "No " + (active ? "active " : "")
                                + "sessions. Open one: openclaw sessions open agent:main:demo",
                        this::table);
        return ExitCode.OK.number();
    }

    private Table table(List<JsonNode> sessions) {
        Table table = new Table("SESSION", "AGENT", "ACTIVE", "UPDATED", "HELD FOR", "SOURCE", "SANDBOX", "STATUS");
        sessions.forEach(session -> row(table, session));
        return table;
    }

    private void row(Table table, JsonNode session) {
        Instant now = terminal.clock().instant();
        Style style = terminal.style();
        JsonNode status = session.path("status");
        boolean isActive = status.path("active").asBoolean();
        boolean sandboxed = status.path("sandboxed").asBoolean();
        table.row(
                Cell.of(session.at("/spec/key").asText(), KEY_COLUMNS),
                Cell.of(session.at("/spec/agent").asText()),
                Cell.of(isActive ? "yes" : "no").dressed(isActive ? style::good : style::faint),
                Cell.of(Ages.since(Instant.parse(status.path("updatedAt").asText()), now)),
                Cell.of(held(status, now)),
                Cell.of(status.path("source").asText()),
                Cell.of(sandboxed ? status.path("sandbox").asText() : "(on the host)"),
                Cell.of(status.path("phase").asText("")).dressed(phase -> phase.isEmpty() ? "" : style.phase(phase)));
    }

    private static String held(JsonNode status, Instant now) {
        return status.has("heldUntil")
                ? Ages.span(Duration.between(
                        now, Instant.parse(status.path("heldUntil").asText())))
                : "-";
    }
}
