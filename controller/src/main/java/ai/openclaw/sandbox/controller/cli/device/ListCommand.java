package ai.openclaw.sandbox.controller.cli.device;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code openclaw devices list}. */
@Command(name = "list", aliases = "ls", description = "List devices that get in and devices that ask to.")
final class ListCommand implements Callable<Integer> {

    private static final int NAME_COLUMNS = 40;
    private static final int ID_COLUMNS = 12;

    private final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode devices = connection.connect(terminal).get("devices");
        if (output.json()) {
            OutputOptions.print(terminal, devices);
        } else {
            people(devices);
        }
        return ExitCode.OK.number();
    }

    private void people(JsonNode devices) {
        JsonNode requests = devices.path("requests");
        JsonNode items = devices.path("items");
        if (!requests.isEmpty()) {
            terminal.out().println(terminal.style().strong("Waiting to be let in"));
            Table table = new Table("REQUEST", "DEVICE", "NAME", "ROLE", "FROM", "EXPIRES IN");
            requests.forEach(request -> waiting(table, request));
            table.print(terminal.narrowPage());
            terminal.out()
                    .println("  Let one in: openclaw devices approve "
                            + Safe.line(requests.path(0).path("requestId").asText()));
            terminal.out().println();
        }
        if (items.isEmpty()) {
            terminal.out()
                    .println("No paired devices."
                            + (requests.isEmpty() ? " Sign a browser in: openclaw dashboard" : ""));
            return;
        }
        Table table = new Table("DEVICE", "NAME", "ROLE", "PAIRED", "LAST SEEN");
        items.forEach(item -> paired(table, item));
        table.print(terminal.narrowPage());
    }

    private void waiting(Table table, JsonNode request) {
        Instant expires = Instant.parse(request.path("expiresAt").asText());
        table.row(
                Cell.of(request.path("requestId").asText()),
                Cell.of(shortly(request.path("deviceId").asText())),
                Cell.of(request.path("displayName").asText(), NAME_COLUMNS),
                Cell.of(request.path("role").asText()),
                Cell.of(request.path("address").asText()),
                Cell.of(Ages.span(Duration.between(terminal.clock().instant(), expires))));
    }

    private void paired(Table table, JsonNode item) {
        Instant now = terminal.clock().instant();
        Style style = terminal.style();
        boolean connected = item.at("/status/connected").asBoolean();
        String seen = Ages.since(Instant.parse(item.at("/status/lastSeenAt").asText()), now);
        table.row(
                Cell.of(shortly(item.at("/metadata/name").asText())),
                Cell.of(item.at("/spec/displayName").asText(), NAME_COLUMNS),
                Cell.of(item.at("/spec/role").asText()),
                Cell.of(Ages.since(
                        Instant.parse(item.at("/metadata/creationTimestamp").asText()), now)),
                Cell.of(connected ? "connected" : seen).dressed(connected ? style::good : text -> text));
    }

    /** So many digits tell devices apart, and the other commands take them. */
    private static String shortly(String id) {
        return id.substring(0, Math.min(ID_COLUMNS, id.length()));
    }
}
