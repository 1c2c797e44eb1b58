package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.Batch;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw sandbox prune}: what pruning would do some day, now. */
@Command(
        name = "prune",
        description =
                "Remove sandboxes that no active session uses and that are cold, without waiting for prune.idleHours."
                        + " Workspaces stay.")
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
        Instant now = terminal.clock().instant();
        List<SandboxRow> unused = SandboxRow.all(daemon.get("sandboxes")).stream()
                .filter(row -> row.hasContainer() && row.sessions().isEmpty())
                .filter(row -> row.hotFor(now).isEmpty())
                .toList();
        if (unused.isEmpty()) {
            terminal.out().println("Every sandbox serves an active session or was used lately; nothing to do.");
            return ExitCode.OK.number();
        }
        Batch<SandboxRow> batch = new Batch<>(terminal, SandboxRow.things(terminal.style()));
        if (dryRun) {
            batch.preview(unused, terminal.page());
            return ExitCode.OK.number();
        }
        if (!yes && !batch.agreed("remove", unused)) {
            terminal.out().println("Nothing was changed.");
            return ExitCode.OK.number();
        }
        return batch.run(
                        unused,
                        row -> daemon.delete("sandboxes/" + DaemonClient.encode(row.name()))
                                .path("message")
                                .asText())
                .number();
    }
}
