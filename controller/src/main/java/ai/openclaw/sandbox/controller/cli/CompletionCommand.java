package ai.openclaw.sandbox.controller.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code openclaw completion}: a script that completes commands in bash and zsh. */
@Command(name = "completion", description = "Print a completion script. In bash or zsh: source <(openclaw completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            defaultValue = "bash",
            paramLabel = "SHELL",
            description = "bash or zsh; one fits both.")
    private String shell = "bash";

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new CommandFailure(ExitCode.USAGE, "There is a completion for bash and zsh only.", "");
        }
        terminal.out().println(AutoComplete.bash("openclaw", spec.root().commandLine()));
        return ExitCode.OK.number();
    }
}
