package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.api.port.ConfigurationFile.Changed;
import ai.openclaw.sandbox.api.port.ConfigurationFile.Done;
import ai.openclaw.sandbox.api.port.ConfigurationFile.Failed;
import ai.openclaw.sandbox.api.port.ConfigurationFile.Refused;
import ai.openclaw.sandbox.api.port.ConfigurationFile.Source;
import ai.openclaw.sandbox.controller.cli.CommandFailure;
import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.Problems;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.configuration.CheckedFile;
import ai.openclaw.sandbox.controller.configuration.ConfigurationLoader;
import ai.openclaw.sandbox.controller.configuration.SeccompProfileRule;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Edit;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw config set}: changes one value of the file; comments and layout stay, and nothing is written that the daemon would refuse. */
@Command(
        name = "set",
        description =
                "Change one value of the configuration file; comments and layout stay. Nothing is written that the"
                        + " daemon would refuse. A running daemon takes it up at once. Needs no daemon.")
final class SetCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PATH", description = "Such as agents.defaults.sandbox.mode.")
    private String path = "";

    @Parameters(
            index = "1",
            paramLabel = "VALUE",
            description =
                    "As it would stand in the file: true, 24, [\"a\"], { A: \"b\" }. What is none of these is text.")
    private String value = "";

    @Option(names = "--text", description = "Take VALUE as text, also when it looks like something else.")
    private boolean text;

    SetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> keys = keys();
        StatePaths paths = ConnectionOptions.paths(terminal);
        CheckedFile file = new CheckedFile(
                new ConfigurationLoader(paths, terminal.environment(), List.of(new SeccompProfileRule())),
                Optional::empty);
        Source before = file.source()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FAILURE,
                        paths.configuration() + " cannot be read.",
                        "Look at who owns it: ls -l " + paths.configuration()));
        String after = changed(before, keys, paths);
        return switch (file.write(after, Optional.of(before.hash()).filter(hash -> !hash.isEmpty()))) {
            case Done done -> {
                terminal.out().println(paths.configuration() + ": " + path + " is set.");
                yield ExitCode.OK.number();
            }
            case Refused(List<ConfigProblem> problems) -> refused(problems, paths);
            case Changed changed ->
                throw new CommandFailure(
                        ExitCode.FAILURE,
                        "Somebody else changed " + paths.configuration() + " at the same moment; nothing was written.",
                        "Try again");
            case Failed(String why) -> throw new CommandFailure(ExitCode.FAILURE, why, "Then try again");
        };
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Step step : Step.all(path)) {
            if (!(step instanceof Step.Key(String key))) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        path + " leads into a list, and items of lists are not changed one by one.",
                        "Set the whole list, change the file with an editor, or use agents.entries.ID in place of"
                                + " agents.list");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "No path is given.", "For example agents.defaults.sandbox.mode");
        }
        return keys;
    }

    private String changed(Source before, List<String> keys, StatePaths paths) {
        String present = before.text().isBlank() ? "{}\n" : before.text();
        try {
            return Json5Edit.set(present, keys, literal());
        } catch (Json5Edit.NotPossible e) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    paths.configuration() + " is not changed: " + e.getMessage(),
                    "Change it with an editor, then: openclaw config validate");
        }
    }

    private String literal() {
        return !text && standsThere() ? value.strip() : Json5Edit.quoted(value);
    }

    /** Whether it is one value and no more; one with a comment would hide what follows it. */
    private boolean standsThere() {
        byte[] around = ("{ value: " + value + "\n}").getBytes(StandardCharsets.UTF_8);
        return !value.contains("//")
                && Json5Document.parse("VALUE", around) instanceof Json5Document.Read(ConfigNode root)
                && root instanceof ConfigNode.ObjectNode object
                && object.members().size() == 1;
    }

    private Integer refused(List<ConfigProblem> problems, StatePaths paths) {
        problems.forEach(problem -> terminal.err().println(Problems.line(Problems.json(problem), terminal.style())));
        throw new CommandFailure(
                ExitCode.CONFIGURATION,
                paths.configuration()
                        + " is not changed: with this value, or already before, the daemon would refuse it.",
                "What is wrong now tells: openclaw config validate");
    }
}
