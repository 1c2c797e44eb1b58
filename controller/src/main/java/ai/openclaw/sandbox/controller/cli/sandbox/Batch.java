package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Does the same to several sandboxes; one that fails does not stop the others. */
final class Batch {

    private static final int SESSION_COLUMNS = 60;

    private final Terminal terminal;

    Batch(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows what would be touched. */
    static void preview(Terminal terminal, List<SandboxRow> rows) {
        Instant now = terminal.clock().instant();
        Table table = new Table("NAME", "STATUS", "IDLE", "SESSION");
        rows.forEach(row -> table.row(
                Cell.of(row.name()),
                Cell.of(row.phase()).dressed(terminal.style()::phase),
                Cell.of(row.idle(now)),
                Cell.of(row.serves(), SESSION_COLUMNS)));
        table.print(terminal.err(), terminal.style());
    }

    /** Does it to each and prints what came of it. */
    ExitCode run(List<SandboxRow> rows, Function<SandboxRow, String> deed) {
        int failures = 0;
        for (SandboxRow row : rows) {
            try {
                terminal.out().println(row.name() + ": " + Safe.line(deed.apply(row)));
            } catch (CommandFailure e) {
                if (e.code() == ExitCode.UNREACHABLE || e.code() == ExitCode.NOT_PERMITTED) {
                    throw e; // the others would fare no better
                }
                failures++;
                terminal.err().println(row.name() + ": " + terminal.style().bad(Safe.line(e.message())));
            }
        }
        if (failures > 0) {
            terminal.err().println(failures + " of " + rows.size() + " failed.");
        }
        return failures > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }
}
