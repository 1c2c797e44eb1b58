package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.model.config.decode.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two lines what was typed wrongly and what was meant or where to read on; a screenful of help would hide it. */
final class Mistyped implements CommandLine.IParameterExceptionHandler {

    private final Terminal terminal;

    Mistyped(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            unmatched(unmatched, spec);
        } else if (spec.userObject() instanceof Callable<?>) {
            String message =
                    String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
            say(message.replaceFirst("^Error: ", ""), Optional.empty(), spec);
        } else {
            command.usage(terminal.err()); // a command that only has others, alone
        }
        return ExitCode.USAGE.number();
    }

    private void unmatched(UnmatchedArgumentException unmatched, CommandSpec spec) {
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            String option = word.split("=", 2)[0];
            say(
                    "There is no option " + option + " here.",
                    near(option, spec.optionsMap().keySet()),
                    spec);
        } else if (spec.userObject() instanceof Callable<?>) {
            say("\"" + word + "\" is one word too many.", Optional.empty(), spec);
        } else {
            List<String> known = spec.subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .filter(command -> !command.usageMessage().hidden())
                    .map(CommandSpec::name)
                    .toList();
            say("There is no command \"" + word + "\".", near(word, known), spec);
        }
    }

    private static Optional<String> near(String word, Collection<String> known) {
        return Spelling.nearest(word, known);
    }

    private void say(String message, Optional<String> meant, CommandSpec spec) {
        terminal.err().println(terminal.style().bad("error: ") + Safe.line(message));
        String help = spec.qualifiedName() + " --help";
        terminal.err()
                .println("  "
                        + meant.map(it -> "Did you mean " + it + "? All there are: " + help)
                                .orElse("Try: " + help));
    }
}
