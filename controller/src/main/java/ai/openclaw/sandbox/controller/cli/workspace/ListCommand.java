package ai.openclaw.sandbox.controller.cli.workspace;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code openclaw workspace list}. */
@Command(
        name = "list",
        aliases = "ls",
        description = "List the directories of sandboxes: whose they are, how large, whether one may go and why not.")
final class ListCommand implements Callable<Integer> {

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
        Listing.of(connection.connect(terminal).get("workspaces"), any -> true)
                .print(
                        terminal,
                        output,
                        "No workspaces: no sandbox with a directory of its own was made yet.",
                        items -> WorkspaceRow.table(
                                items.stream().map(WorkspaceRow::new).toList(),
                                terminal.clock().instant()));
        return ExitCode.OK.number();
    }
}
