package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.text.Page;
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

    /** Shows what would be touched, then asks whether to {@code verb} it. Where nobody can answer, it fails and names the way out. */
    boolean agreed(String verb, List<SandboxRow> rows) {
        String what = rows.size() == 1 ? "this sandbox" : "these " + rows.size() + " sandboxes";
        if (!terminal.interactive()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no terminal to ask on whether to " + verb + " "
                            + (rows.size() == 1 ? rows.getFirst().name() : rows.size() + " sandboxes") + ".",
                    "Add --yes. To look first: openclaw sandbox list");
        }
        preview(rows, terminal.aside());
        return terminal.confirm(Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + " " + what + "?");
    }

    /** Shows what would be touched. */
    void preview(List<SandboxRow> rows, Page page) {
        Instant now = terminal.clock().instant();
        Table table = new Table("NAME", "STATUS", "IDLE", "SESSION");
        rows.forEach(row -> table.row(
                Cell.of(row.name()),
                Cell.of(row.phase()).dressed(terminal.style()::phase),
                Cell.of(row.idle(now)),
                Cell.of(row.serves(), SESSION_COLUMNS)));
        table.print(page);
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
