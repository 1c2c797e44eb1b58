package ai.openclaw.sandbox.controller.cli.doctor;

import ai.openclaw.sandbox.controller.cli.ExitCode;
import ai.openclaw.sandbox.controller.cli.OutputOptions;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.doctor.Finding.Verdict;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.configuration.ConfigurationLoader;
import ai.openclaw.sandbox.controller.configuration.LiveDaemonSettings;
import ai.openclaw.sandbox.controller.configuration.Loaded;
import ai.openclaw.sandbox.controller.configuration.SeccompProfileRule;
import ai.openclaw.sandbox.controller.configuration.StatePaths;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.GuardedHost;
import ai.openclaw.sandbox.controller.host.LocalHostFacts;
import ai.openclaw.sandbox.controller.whereabouts.Locating;
import ai.openclaw.sandbox.docker.DockerEngine;
import ai.openclaw.sandbox.docker.EngineAddress;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.session.AgentId;
import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code openclaw doctor}: looks at everything the daemon needs, with the same eyes. */
@Command(
        name = "doctor",
        description = "Prove that everything works: state directory, configuration, token, engine, images, hardening,"
                + " paths. Needs no running daemon. Exit code 1 when something does not work.")
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--fix",
            description = "Mend what can be mended without danger: modes of files that others can read.")
    private boolean fix;

    private final List<Finding> findings = new ArrayList<>();

    /** Tells on a terminal. */
    public DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        quiet();
        StatePaths paths = ConnectionOptions.paths(terminal);
        StateProofs state = new StateProofs(terminal, paths);
        DiskSource disk = new DiskSource();
        LiveDaemonSettings knobs = LiveDaemonSettings.start(
                paths, disk, DaemonSettings.defaults(Runtime.getRuntime().availableProcessors()));
        Loaded loaded = new ConfigurationLoader(paths, terminal.environment(), List.of(new SeccompProfileRule()))
                .load(disk, Optional.empty());
        List<ConfigProblem> problems = new ArrayList<>(loaded.problems());
        problems.addAll(knobs.state().problems());
        tell(state.directory());
        tell(state.configuration(problems));
        tell(state.token(loaded.settings()));
        engine(paths, knobs, loaded.settings());
        tell(state.daemon(connection));
        return end().number();
    }

    /** What the parts of the daemon would log is told as findings here. */
    private static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
    }

    private void engine(StatePaths paths, LiveDaemonSettings knobs, Optional<Settings> settings) {
        EngineAddress address;
        try {
            address = EngineAddress.choose(knobs.state().settings().engine().host(), terminal.environment());
        } catch (IllegalArgumentException e) {
            tell(List.of(Finding.bad("engine", String.valueOf(e.getMessage()), "Mend DOCKER_HOST or engine.host.")));
            return;
        }
        try (DockerEngine engine = DockerEngine.connect(address, () -> PATIENCE)) {
            EngineProofs proofs = new EngineProofs(engine, address, terminal.clock());
            List<EngineInfo> seen = new ArrayList<>();
            tell(proofs.reach(seen));
            for (EngineInfo info : seen) {
                tell(proofs.confinement(info, settings));
                tell(proofs.images(settings));
                smoke(engine, paths, settings);
            }
        } catch (IOException e) {
            tell(List.of(Finding.bad(
                    "temporary files",
                    "They cannot be made: " + AccessAdvice.describe(e) + ".",
                    "Make /tmp writable.")));
        }
    }

    private void smoke(DockerEngine engine, StatePaths paths, Optional<Settings> settings) throws IOException {
        try (Locating locating = Locating.begin(engine)) {
            LocalHostFacts facts = LocalHostFacts.look(
                            Path.of(System.getProperty("java.io.tmpdir")),
                            GuardedHost.look(paths.home(), terminal.environment()))
                    .seenFrom(locating::known);
            tell(new SmokeProof(engine, paths.state(), facts::onEngineHost).run(image(settings)));
        }
    }

    private static String image(Optional<Settings> settings) {
        return settings.map(it -> it.agent(AgentId.MAIN))
                .filter(AgentSettings.Resolved.class::isInstance)
                .map(it -> ((AgentSettings.Resolved) it).sandbox().docker().image())
                .orElse("openclaw-sandbox:bookworm-slim");
    }

    /** As they come: a proof may take seconds. */
    private void tell(List<Finding> found) {
        for (Finding finding : found) {
            Finding result = fix ? fixed(finding) : finding;
            findings.add(result);
            if (!output.json()) {
                print(result);
            }
        }
    }

    private static Finding fixed(Finding finding) {
        if (finding.fix().isEmpty()) {
            return finding;
        }
        try {
            finding.fix().get().apply();
            return Finding.good(finding.subject(), finding.text() + " Mended: " + finding.remedy());
        } catch (IOException e) {
            return Finding.bad(
                    finding.subject(),
                    finding.text() + " It could not be mended: " + AccessAdvice.describe(e) + ".",
                    finding.remedy());
        }
    }

    private void print(Finding finding) {
        Style style = terminal.style();
        String mark = switch (finding.verdict()) {
            case GOOD -> style.good("ok  ");
            case WARNING -> style.warning("warn");
            case BAD -> style.bad("FAIL");
        };
        terminal.out().printf("%s  %-16s %s%n", mark, finding.subject(), Safe.line(finding.text()));
        if (!finding.remedy().isEmpty()) {
            terminal.out().printf("%22s -> %s%n", "", Safe.line(finding.remedy()));
        }
        terminal.out().flush();
    }

    private ExitCode end() {
        long bad = count(Verdict.BAD);
        long warnings = count(Verdict.WARNING);
        if (output.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            findings.forEach(finding -> all.add(json(finding)));
            ObjectNode report = JsonNodeFactory.instance.objectNode().put("healthy", bad == 0);
            report.set("findings", all);
            OutputOptions.print(terminal, report);
        } else {
            terminal.out().println(bad + " failed, " + warnings + " warnings, " + count(Verdict.GOOD) + " well.");
        }
        return bad == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static ObjectNode json(Finding finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("subject", finding.subject())
                .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                .put("text", finding.text())
                .put("remedy", finding.remedy())
                .put("fixable", finding.fix().isPresent());
    }

    private long count(Verdict verdict) {
        return findings.stream().filter(it -> it.verdict() == verdict).count();
    }
}
