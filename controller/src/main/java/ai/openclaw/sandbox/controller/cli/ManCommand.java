package ai.openclaw.sandbox.controller.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code openclaw man}: the manual, as {@code man} reads it. */
@Command(name = "man", description = "Print the manual page. To read it: openclaw man | man -l -")
final class ManCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    ManCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(ManPage.of(spec.root()));
        return ExitCode.OK.number();
    }
}
