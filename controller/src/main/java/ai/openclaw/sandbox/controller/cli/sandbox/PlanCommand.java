package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw sandbox plan}. */
@Command(name = "plan", description = "Show what the next pass would do, and why. Changes nothing.")
final class PlanCommand implements Callable<Integer> {

    private static final String REST = "Rest";
    private static final String AS_WANTED = "AsWanted";

    private final Terminal terminal;

    @Option(names = "--all", description = "Also sandboxes that are as they should be.")
    private boolean all;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        JsonNode plan = connection.connect(terminal).get("plan");
        if (output.json()) {
            OutputOptions.print(terminal, plan);
            return ExitCode.OK.number();
        }
        Table table = new Table("SANDBOX", "ACTION", "REASON", "WHY");
        int resting = 0;
        for (JsonNode step : plan.path("items")) {
            boolean settled = step.path("reason").asText().equals(AS_WANTED);
            resting += settled ? 1 : 0;
            if (all || !settled) {
                row(table, step);
            }
        }
        if (!table.isEmpty()) {
            table.print(terminal.page());
        }
        if (!all) {
            terminal.out().println(resting + (resting == 1 ? " sandbox is" : " sandboxes are") + " as wanted.");
        }
        return ExitCode.OK.number();
    }

    private void row(Table table, JsonNode step) {
        Style style = terminal.style();
        boolean rests = step.path("action").asText().equals(REST);
        table.row(
                Cell.of(step.at("/metadata/name").asText()),
                Cell.of(rests ? "Wait" : step.path("action").asText()).dressed(rests ? style::faint : style::strong),
                Cell.of(step.path("reason").asText()),
                Cell.of(step.path("message").asText()));
    }
}
