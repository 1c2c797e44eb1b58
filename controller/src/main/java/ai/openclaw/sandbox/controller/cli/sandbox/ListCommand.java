package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw sandbox list}. */
@Command(
        name = "list",
        aliases = "ls",
        description = "List sandboxes: what runs, for whom, and what is about to happen to it.")
final class ListCommand implements Callable<Integer> {

    private static final int SESSION_COLUMNS = 48;

    private final Terminal terminal;

    @Option(names = "--browser", description = "Only browser sandboxes.")
    private boolean browser;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String none = browser
                ? "No browser sandboxes."
                : "No sandboxes. Open a session to get one: openclaw sessions open agent:main:demo";
        Listing.of(
                        connection.connect(terminal).get("sandboxes"),
                        sandbox -> !browser || new SandboxRow(sandbox).browser())
                .print(terminal, output, none, this::table);
        return ExitCode.OK.number();
    }

    private Table table(List<JsonNode> sandboxes) {
        Instant now = terminal.clock().instant();
        Style style = terminal.style();
        Table table = new Table("NAME", "STATUS", "IMAGE", "AGE", "IDLE", "SESSION", "DRIFT", "HOT FOR");
        sandboxes.stream()
                .map(SandboxRow::new)
                .forEach(row -> table.row(
                        Cell.of(row.name()),
                        Cell.of(row.phase()).dressed(style::phase),
                        Cell.of(row.image()),
                        Cell.of(row.age(now)),
                        Cell.of(row.idle(now)),
                        Cell.of(row.serves(), SESSION_COLUMNS),
                        Cell.of(row.drift()).dressed(style::warning),
                        Cell.of(row.hot(now))));
        return table;
    }
}
