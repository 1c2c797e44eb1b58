package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.text.Page;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Table;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does the same to several things; one that fails does not stop the others.
 *
 * @param <R> the things, as rows of a table
 */
public final class Batch<R> {

    private final Terminal terminal;
    private final Things<R> things;

    /** For these things. */
    public Batch(Terminal terminal, Things<R> things) {
        this.terminal = terminal;
        this.things = things;
    }

    /**
     * How things are spoken of.
     *
     * @param one what one is called
     * @param many what several are called
     * @param look the command that shows them and changes nothing
     * @param name the name of one
     * @param table what a person sees of them before agreeing
     */
    public record Things<R>(
            String one,
            String many,
            String look,
            Function<R, String> name,
            BiFunction<List<R>, Instant, Table> table) {}

    /** Shows what would be touched, then asks whether to {@code verb} it. Where nobody can answer, it fails and names the way out. */
    public boolean agreed(String verb, List<R> rows) {
        boolean one = rows.size() == 1;
        if (!terminal.interactive()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no terminal to ask on whether to " + verb + " "
                            + (one ? name(rows.getFirst()) : rows.size() + " " + things.many()) + ".",
                    "Add --yes. To look first: " + things.look());
        }
        preview(rows, terminal.aside());
        String what = one ? "this " + things.one() : "these " + rows.size() + " " + things.many();
        return terminal.confirm(Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + " " + what + "?");
    }

    /** Shows what would be touched. */
    public void preview(List<R> rows, Page page) {
        things.table().apply(rows, terminal.clock().instant()).print(page);
    }

    /** Does it to each and prints what came of it. */
    public ExitCode run(List<R> rows, Function<R, String> deed) {
        int failures = 0;
        for (R row : rows) {
            try {
                terminal.out().println(name(row) + ": " + Safe.line(deed.apply(row)));
            } catch (CommandFailure e) {
                if (e.code() == ExitCode.UNREACHABLE || e.code() == ExitCode.NOT_PERMITTED) {
                    throw e; // the others would fare no better
                }
                failures++;
                terminal.err().println(name(row) + ": " + terminal.style().bad(Safe.line(e.message())));
            }
        }
        if (failures > 0) {
            terminal.err().println(failures + " of " + rows.size() + " failed.");
        }
        return failures > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }

    private String name(R row) {
        return things.name().apply(row);
    }
}
