package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Problems;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.configuration.ConfigurationLoader;
import ai.openclaw.sandbox.controller.configuration.LiveDaemonSettings;
import ai.openclaw.sandbox.controller.configuration.SeccompProfileRule;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code openclaw config validate}: reads the files just as the daemon does. */
@Command(
        name = "validate",
        description = "Check the configuration and the daemon's own settings, without the daemon. Exit code 78 when the"
                + " daemon would refuse something.")
final class ValidateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private OutputOptions output = new OutputOptions();

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StatePaths paths = ConnectionOptions.paths(terminal);
        List<ConfigProblem> problems = problems(paths);
        boolean errors = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (output.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            problems.forEach(problem -> all.add(Problems.json(problem)));
            ObjectNode report = JsonNodeFactory.instance.objectNode().put("valid", !errors);
            report.set("problems", all);
            OutputOptions.print(terminal, report);
        } else {
            problems.forEach(
                    problem -> terminal.out().println(Problems.line(Problems.json(problem), terminal.style())));
            terminal.out().println(verdict(paths, problems, errors));
        }
        return (errors ? ExitCode.CONFIGURATION : ExitCode.OK).number();
    }

    private List<ConfigProblem> problems(StatePaths paths) {
        DiskSource disk = new DiskSource();
        ConfigurationLoader loader =
                new ConfigurationLoader(paths, terminal.environment(), List.of(new SeccompProfileRule()));
        List<ConfigProblem> problems =
                new ArrayList<>(loader.load(disk, Optional.empty()).problems());
        DaemonSettings builtIn = DaemonSettings.defaults(Runtime.getRuntime().availableProcessors());
        problems.addAll(LiveDaemonSettings.start(paths, disk, builtIn).state().problems());
        return problems;
    }

    private String verdict(StatePaths paths, List<ConfigProblem> problems, boolean errors) {
        if (errors) {
            return terminal.style().bad("not valid") + ": what is in force now stays so until this is mended.";
        }
        String file = paths.configuration().toString();
        String what = Files.exists(paths.configuration()) ? file : file + " does not exist; the defaults";
        return what + ": " + terminal.style().good("valid")
                + (problems.isEmpty() ? "" : ", with " + problems.size() + " warning(s)");
    }
}
