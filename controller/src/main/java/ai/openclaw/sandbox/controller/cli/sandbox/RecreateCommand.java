package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.Batch;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw sandbox recreate}. */
@Command(
        name = "recreate",
        description =
                "Replace the containers of sandboxes by new ones, also where nothing has changed. Workspaces stay.")
final class RecreateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private Selector selector = new Selector();

    @Option(names = "--browser", description = "Browser sandboxes instead of the others.")
    private boolean browser;

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing; calls that run in them are waited for.")
    private boolean yes;

    @Option(names = "--force", description = "Ask nothing, and do not wait for calls that run in them.")
    private boolean force;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    RecreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        List<SandboxRow> chosen = SandboxRow.all(daemon.get("sandboxes")).stream()
                .filter(row -> row.browser() == browser && row.hasContainer())
                .filter(selector.predicate(daemon))
                .toList();
        if (chosen.isEmpty()) {
            terminal.out()
                    .println("There is no " + (browser ? "browser " : "") + "sandbox with a container"
                            + selector.words() + "; nothing to do.");
            return ExitCode.OK.number();
        }
        Batch<SandboxRow> batch = new Batch<>(terminal, SandboxRow.things(terminal.style()));
        if (!yes && !force && !batch.agreed("replace", chosen)) {
            terminal.out().println("Nothing was changed.");
            return ExitCode.OK.number();
        }
        return batch.run(
                        chosen,
                        row -> daemon.post(
                                        "sandboxes/" + DaemonClient.encode(row.name()) + "/recreate",
                                        JsonNodeFactory.instance.objectNode().put("force", force))
                                .path("message")
                                .asText())
                .number();
    }
}
