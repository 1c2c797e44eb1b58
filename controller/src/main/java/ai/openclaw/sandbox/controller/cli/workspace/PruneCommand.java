package ai.openclaw.sandbox.controller.cli.workspace;

import ai.openclaw.sandbox.controller.cli.Batch;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw workspace prune}: what workspaceGc would do, now and also where it is not enabled. */
@Command(
        name = "prune",
        description = "Remove the directories that no sandbox and no session has had for workspaceGc.retention. What is"
                + " in them is lost.")
final class PruneCommand implements Callable<Integer> {

    private static final Batch.Things<WorkspaceRow> THINGS = new Batch.Things<>(
            "workspace and all that is in it",
            "workspaces and all that is in them",
            "openclaw workspace prune --dry-run",
            WorkspaceRow::name,
            WorkspaceRow::table);

    private final Terminal terminal;

    @Option(names = "--dry-run", description = "Only show which.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes", "--force"},
            description = "Ask nothing.")
    private boolean yes;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    PruneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        List<WorkspaceRow> due =
                Listing.of(daemon.get("workspaces"), item -> new WorkspaceRow(item).due()).items().stream()
                        .map(WorkspaceRow::new)
                        .toList();
        if (due.isEmpty()) {
            terminal.out().println("No workspace is due; nothing to do. All of them: openclaw workspace list");
            return ExitCode.OK.number();
        }
        Batch<WorkspaceRow> batch = new Batch<>(terminal, THINGS);
        if (dryRun) {
            batch.preview(due, terminal.page());
            return ExitCode.OK.number();
        }
        if (!yes && !batch.agreed("remove", due)) {
            terminal.out().println("Nothing was changed.");
            return ExitCode.OK.number();
        }
        return batch.run(
                        due,
                        row -> daemon.delete("workspaces/" + DaemonClient.encode(row.name()))
                                .path("message")
                                .asText())
                .number();
    }
}
