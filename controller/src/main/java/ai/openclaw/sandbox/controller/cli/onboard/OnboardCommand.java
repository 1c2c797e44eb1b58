package ai.openclaw.sandbox.controller.cli.onboard;

import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openclaw onboard}: asks what a first configuration needs and writes it. */
@Command(
        name = "onboard",
        description = "Write a first configuration, or change the main points of one, by questions or by flags."
                + " Comments and everything else in the file stay.")
public final class OnboardCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Screens screens;

    @Option(names = "--non-interactive", description = "Ask nothing: flags, what is configured, and defaults count.")
    private boolean nonInteractive;

    @Option(names = "--accept-risk", description = "You have read SECURITY.md and know what agents may do.")
    private boolean acceptRisk;

    @Option(names = "--mode", paramLabel = "MODE", description = "local or remote. Default: local.")
    private Optional<String> mode = Optional.empty();

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Workspace of the main agent. Default: workspace in the state directory.")
    private Optional<String> workspace = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "WHERE",
            description = "loopback, lan or custom. Default: loopback, in a container lan.")
    private Optional<String> bind = Optional.empty();

    @Option(
            names = "--token-source",
            paramLabel = "SOURCE",
            description = "keep: as configured. automatic: OPENCLAW_GATEWAY_TOKEN when set, else made by the daemon."
                    + " env: always OPENCLAW_GATEWAY_TOKEN.")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--sandbox",
            paramLabel = "WHICH",
            description = "Sessions that work in a sandbox: non-main, all or off. Default: non-main.")
    private Optional<String> sandbox = Optional.empty();

    /** Terminals to ask on. */
    @FunctionalInterface
    public interface Screens {
        /** The terminal of this process. */
        org.jline.terminal.Terminal open() throws IOException;
    }

    /** Asks on what {@code screens} opens. */
    public OnboardCommand(Terminal terminal, Screens screens) {
        this.terminal = terminal;
        this.screens = screens;
    }

    @Override
    public Integer call() {
        requireOneOf("--mode", mode, "local", "remote");
        requireOneOf("--bind", bind, "loopback", "lan", "custom");
        requireOneOf("--token-source", token, "keep", "automatic", "env");
        requireOneOf("--sandbox", sandbox, "non-main", "all", "off");
        StatePaths paths = ConnectionOptions.paths(terminal);
        Present present = Present.read(paths, terminal.environment());
        if (present.root().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    paths.configuration() + " is not valid, so nothing can be changed in it.",
                    "What is wrong tells: openclaw config validate");
        }
        Onboarding onboarding = new Onboarding(terminal, paths, present);
        boolean asks = !nonInteractive && terminal.interactive();
        if (!asks && !acceptRisk) {
            terminal.err().println(Interview.RISK);
            throw new CommandFailure(
                    ExitCode.USAGE,
                    nonInteractive ? "--non-interactive needs --accept-risk." : "There is no terminal to ask on.",
                    "When you agree: openclaw onboard --non-interactive --accept-risk");
        }
        Answers answers = preset(present, paths);
        onboarding.write(asks ? ask(answers, present, onboarding) : answers);
        return ExitCode.OK.number();
    }

    private Answers ask(Answers preset, Present present, Onboarding onboarding) {
        try (Dialogue dialogue = new Dialogue(screens.open())) {
            Interview interview = new Interview(dialogue, present.has(Present.TOKEN));
            if (!acceptRisk && !interview.agrees()) {
                throw nothingWritten();
            }
            return interview.run(preset, onboarding::summary).orElseThrow(OnboardCommand::nothingWritten);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    "This terminal cannot be used: " + e.getMessage() + ".",
                    "Use flags: openclaw onboard --non-interactive --accept-risk");
        }
    }

    private static CommandFailure nothingWritten() {
        return new CommandFailure(
                ExitCode.FAILURE, "Nothing was written.", "Begin again whenever you like: openclaw onboard");
    }

    private Answers preset(Present present, StatePaths paths) {
        TokenSource usual = present.has(Present.TOKEN) ? TokenSource.KEEP : TokenSource.AUTOMATIC;
        return new Answers(
                mode.or(() -> present.text(Present.MODE)).orElse("local"),
                workspace
                        .or(() -> present.text(Present.WORKSPACE))
                        .orElse(paths.state().resolve("workspace").toString()),
                bind.or(() -> present.text(Present.BIND))
                        .or(() -> terminal.variable("OPENCLAW_DEFAULT_BIND"))
                        .orElse("loopback"),
                token.flatMap(TokenSource::of).orElse(usual),
                sandbox.or(() -> present.text(Present.SANDBOX)).orElse("non-main"));
    }

    private static void requireOneOf(String option, Optional<String> given, String... known) {
        if (given.isPresent() && !List.of(known).contains(given.get())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    option + " must be " + String.join(", ", known) + ".",
                    "Try: openclaw onboard --help");
        }
    }
}
