package ai.openclaw.sandbox.controller.cli.tools;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.session.SessionPath;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw tools list}. */
@Command(name = "list", aliases = "ls", description = "List the tools a session may use.")
final class ListCommand implements Callable<Integer> {

    private static final int SUMMARY_COLUMNS = 80;

    private final Terminal terminal;

    @Option(names = "--session", paramLabel = "KEY", required = true, description = "The session, by key or name.")
    private String session = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Listing.of(connection.connect(terminal).get("sessions/" + SessionPath.of(session) + "/tools"), tool -> true)
                .print(
                        terminal,
                        output,
                        "This session may use no tools. Why: openclaw sandbox explain --session " + session,
                        ListCommand::table);
        return ExitCode.OK.number();
    }

    private static Table table(List<JsonNode> tools) {
        Table table = new Table("TOOL", "WHAT IT DOES");
        tools.forEach(tool -> table.row(
                Cell.of(tool.at("/metadata/name").asText()),
                Cell.of(tool.path("description").asText(), SUMMARY_COLUMNS)));
        return table;
    }
}
