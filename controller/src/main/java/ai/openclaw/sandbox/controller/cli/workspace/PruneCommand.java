package ai.openclaw.sandbox.controller.cli.workspace;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Listing;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Safe;
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
        if (dryRun) {
            WorkspaceRow.table(due, terminal.clock().instant()).print(terminal.page());
            return ExitCode.OK.number();
        }
        if (!yes && !agreed(due)) {
            terminal.out().println("Nothing was changed.");
            return ExitCode.OK.number();
        }
        return remove(daemon, due).number();
    }

    private boolean agreed(List<WorkspaceRow> due) {
        String what = due.size() == 1 ? "this workspace" : "these " + due.size() + " workspaces";
        if (!terminal.interactive()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no terminal to ask on whether to remove " + what + ".",
                    "Add --yes. To look first: openclaw workspace prune --dry-run");
        }
        WorkspaceRow.table(due, terminal.clock().instant()).print(terminal.aside());
        return terminal.confirm("Remove " + what + " with all that is in " + (due.size() == 1 ? "it?" : "them?"));
    }

    private ExitCode remove(DaemonClient daemon, List<WorkspaceRow> due) {
        int failures = 0;
        for (WorkspaceRow row : due) {
            try {
                String said = daemon.delete("workspaces/" + DaemonClient.encode(row.name()))
                        .path("message")
                        .asText();
                terminal.out().println(Safe.line(said));
            } catch (CommandFailure e) {
                if (e.code() == ExitCode.UNREACHABLE || e.code() == ExitCode.NOT_PERMITTED) {
                    throw e; // the others would fare no better
                }
                failures++;
                terminal.err().println(row.name() + ": " + terminal.style().bad(Safe.line(e.message())));
            }
        }
        return failures > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }
}
