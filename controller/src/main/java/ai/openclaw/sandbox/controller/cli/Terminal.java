package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.text.Page;
import ai.openclaw.sandbox.controller.cli.text.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command is typed and read.
 *
 * @param out what was asked for
 * @param err everything else: progress, questions, errors
 * @param in answers
 * @param interactive whether a person sits in front of it
 * @param environment environment variables
 * @param clock wall-clock time
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean interactive,
        Map<String, String> environment,
        InstantSource clock) {

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** An environment variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** How text may be dressed up here: colours only for a person who did not forbid them. */
    public Style style() {
        boolean dumb = variable("TERM").map("dumb"::equals).orElse(false);
        return interactive && !dumb && variable("NO_COLOR").isEmpty() ? Style.COLOURED : Style.PLAIN;
    }

    /** Where tables go that were asked for. */
    public Page page() {
        return new Page(out, style(), Integer.MAX_VALUE);
    }

    /** Where lists go that were asked for: no wider than it is, for what is cut off there is told elsewhere. */
    public Page narrowPage() {
        return new Page(out, style(), columns());
    }

    /** Where tables go that belong to a question. */
    public Page aside() {
        return new Page(err, style(), Integer.MAX_VALUE);
    }

    /** How many columns it has; without end where nobody looks or it does not say. The launcher tells, as shells do, in {@code COLUMNS}. */
    private int columns() {
        return variable("COLUMNS")
                .filter(text -> interactive && text.matches("[1-9][0-9]{0,3}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
    }

    /** Asks for a yes; anything else is a no. */
    public boolean confirm(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        try {
            String answer = in.readLine();
            String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
            return word.equals("y") || word.equals("yes");
        } catch (IOException e) {
            return false; // nobody there to say yes
        }
    }
}
