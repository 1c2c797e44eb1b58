package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.DaemonSettings.Engine;
import ai.openclaw.sandbox.model.config.DaemonSettings.Events;
import ai.openclaw.sandbox.model.config.DaemonSettings.WorkspaceGc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From {@code sandbox-controller.json5} to {@link DaemonSettings}: the table of its keys and what it makes of them. */
public final class DaemonSettingsDecoder {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** More than any engine can do at once, and more sandboxes than any machine holds. */
    private static final long MAX_ACTIONS = 256;

    private static final long MAX_SANDBOXES = 100_000;
    private static final long MAX_WARM_EXECS = 16;
    private static final Pattern ENGINE_HOST =
            Pattern.compile("unix:///[^\\s\\x00]{1,107}|tcp://[A-Za-z0-9.:\\[\\]-]{1,255}");

    private static final Key<Duration> HOT_WINDOW = Key.of("hotWindow", Durations.between(Duration.ZERO, DAY));
    private static final Key<Duration> ACTIVE_WINDOW =
            Key.of("activeWindow", Durations.between(SECOND, Duration.ofDays(365)));
    private static final Key<Duration> RESYNC_INTERVAL =
            Key.of("resyncInterval", Durations.between(SECOND, Duration.ofHours(1)));
    private static final Key<Long> MAX_CONCURRENT_ACTIONS =
            Key.of("maxConcurrentActions", ValueType.integer(1, MAX_ACTIONS));
    private static final Key<Long> MAX_SANDBOXES_KEY = Key.of("maxSandboxes", ValueType.integer(1, MAX_SANDBOXES));
    private static final Key<Long> WARM_EXEC_SLOTS = Key.of("warmExecSlots", ValueType.integer(0, MAX_WARM_EXECS));
    private static final Key<Boolean> GC_ENABLED = Key.of("workspaceGc.enabled", ValueType.flag());
    private static final Key<Duration> GC_RETENTION =
            Key.of("workspaceGc.retention", Durations.between(SECOND, Duration.ofDays(3650)));
    private static final Key<String> ENGINE_HOST_KEY =
            Key.of("engine.host", ValueType.text("\"unix:///…\" or \"tcp://…\"", DaemonSettingsDecoder::engineHost));
    private static final Key<Duration> API_TIMEOUT =
            Key.of("engine.apiTimeout", Durations.between(SECOND, Duration.ofMinutes(10)));
    private static final Key<Duration> EVENT_RETENTION =
            Key.of("events.retention", Durations.between(Duration.ofMinutes(1), Duration.ofDays(3650)));

    private static final Key<Boolean> TOOL_ARGUMENTS = Key.of("events.toolArguments", ValueType.flag());

    private static final Schema SCHEMA = new Schema(
            List.of(
                    HOT_WINDOW,
                    ACTIVE_WINDOW,
                    RESYNC_INTERVAL,
                    MAX_CONCURRENT_ACTIONS,
                    MAX_SANDBOXES_KEY,
                    WARM_EXEC_SLOTS,
                    GC_ENABLED,
                    GC_RETENTION,
                    ENGINE_HOST_KEY,
                    API_TIMEOUT,
                    EVENT_RETENTION,
                    TOOL_ARGUMENTS),
            Set.of(),
            Map.of());

    private final Surroundings surroundings;
    private final DaemonSettings builtIn;

    /**
     * @param surroundings what references mean here
     * @param builtIn what holds where the file says nothing
     */
    public DaemonSettingsDecoder(Surroundings surroundings, DaemonSettings builtIn) {
        this.surroundings = surroundings;
        this.builtIn = builtIn;
    }

    /**
     * What became of the file.
     *
     * @param settings its settings; empty when it is refused and the earlier ones stay
     * @param problems everything wrong in it
     */
    public record Result(Optional<DaemonSettings> settings, List<ConfigProblem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /** Decodes a document; any error refuses the whole of it. */
    public Result decode(ConfigNode document) {
        Reading reading = new Reading(surroundings);
        Section section = new SectionReader(SCHEMA, reading).read(Optional.of(new Value(ConfigPath.ROOT, document)));
        return new Result(reading.failed() ? Optional.empty() : Optional.of(assemble(section)), reading.problems());
    }

    private DaemonSettings assemble(Section section) {
        return new DaemonSettings(
                section.get(HOT_WINDOW).orElse(builtIn.hotWindow()),
                section.get(ACTIVE_WINDOW).orElse(builtIn.activeWindow()),
                section.get(RESYNC_INTERVAL).orElse(builtIn.resyncInterval()),
                section.get(MAX_CONCURRENT_ACTIONS).map(Math::toIntExact).orElse(builtIn.maxConcurrentActions()),
                section.get(MAX_SANDBOXES_KEY).map(Math::toIntExact).orElse(builtIn.maxSandboxes()),
                section.get(WARM_EXEC_SLOTS).map(Math::toIntExact).orElse(builtIn.warmExecSlots()),
                new WorkspaceGc(
                        section.get(GC_ENABLED).orElse(builtIn.workspaceGc().enabled()),
                        section.get(GC_RETENTION).orElse(builtIn.workspaceGc().retention())),
                new Engine(
                        section.get(ENGINE_HOST_KEY).or(builtIn.engine()::host),
                        section.get(API_TIMEOUT).orElse(builtIn.engine().apiTimeout())),
                new Events(
                        section.get(EVENT_RETENTION).orElse(builtIn.events().retention()),
                        section.get(TOOL_ARGUMENTS).orElse(builtIn.events().toolArguments())));
    }

    private static Parsed<String> engineHost(String text) {
        return ENGINE_HOST.matcher(text).matches()
                ? Parsed.good(text)
                : Parsed.bad(
                        "is not the address of an engine.",
                        "Write \"unix:///var/run/docker.sock\" or \"tcp://host:port\".");
    }
}
