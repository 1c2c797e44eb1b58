package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.Settings.GatewaySettings;
import ai.openclaw.sandbox.model.config.Settings.SessionSettings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a whole document, includes and variables resolved, to {@link Settings}. All problems are found in one go. A problem in what concerns
 * everybody refuses the document; one in an agent's own section costs that agent alone, who then keeps the settings it had.
 */
public final class SettingsDecoder {

    private static final Set<String> SECTIONS = Set.of("agents", "session", "gateway");
    private static final Set<String> AGENT_FORMS = Set.of("defaults", "entries");

    private final Surroundings surroundings;
    private final List<SandboxRule> rules;

    /**
     * @param surroundings what paths and references mean here
     * @param further rules that need more than the configuration, such as a look at the host
     */
    public SettingsDecoder(Surroundings surroundings, List<SandboxRule> further) {
        this.surroundings = surroundings;
        List<SandboxRule> all = new ArrayList<>(List.of(
                new LimitRule(),
                new TargetRule(),
                new BrowserRule(),
                new IsolationRule(),
                new BindRule(surroundings.guarded())));
        all.addAll(further);
        this.rules = List.copyOf(all);
    }

    /**
     * Decodes a document.
     *
     * @param document its root
     * @param previous the settings in force until now, from which an agent with a broken section keeps its own
     */
    public Decoded decode(ConfigNode document, Optional<Settings> previous) {
        Value root = new Value(ConfigPath.ROOT, document);
        Reading common = new Reading(surroundings);
        common.object(root, "an object in braces as the whole document");
        Misspelling.warn(root, SECTIONS, common);
        Optional<Value> agents = section(root, "agents", common);
        agents.ifPresent(value -> Misspelling.warn(value, AGENT_FORMS, common));
        Optional<Value> defaults = agents.flatMap(value -> section(value, "defaults", common));

        Precedence precedence = new Precedence(surroundings, sandboxDefaults(defaults, common));
        Section tools = new SectionReader(ToolKeys.SCHEMA, common).read(root.member("tools"));
        AgentTemplate template = template(precedence, defaults, tools, common);
        Map<AgentId, List<Value>> entries = new AgentEntries(common).read(agents);
        SessionSettings session = SessionKeys.read(root.member("session"), common);
        GatewaySettings gateway = GatewayKeys.read(root.member("gateway"), common);

        AgentDecoder decoder = new AgentDecoder(precedence, template, rules);
        Set<ConfigProblem> problems = new LinkedHashSet<>(common.problems());
        Map<AgentId, AgentSettings> decoded = new LinkedHashMap<>();
        Set<AgentId> failed = new LinkedHashSet<>();
        entries.forEach((id, sections) -> {
            Reading own = new Reading(surroundings);
            AgentSettings result = decoder.decode(id, sections, own);
            problems.addAll(own.problems());
            if (own.failed()) {
                failed.add(id);
            }
            decoded.put(id, own.failed() ? kept(id, previous).orElse(result) : result);
        });
        Optional<Settings> settings = common.failed()
                ? Optional.empty()
                : Optional.of(new Settings(
                        decoded, template, session, gateway, ToolKeys.general(tools), ToolKeys.sandboxed(tools)));
        return new Decoded(settings, List.copyOf(problems), failed);
    }

    private Section sandboxDefaults(Optional<Value> defaults, Reading common) {
        defaults.ifPresent(value -> {
            Misspelling.warn(value, Set.of("sandbox", "workspace"), common);
            value.member("tools")
                    .ifPresent(tools -> common.refuse(
                            value.keyLocation("tools"),
                            tools.path(),
                            "is not a known setting.",
                            "Write the tools of all agents under tools, at the top of the document."));
        });
        return new SectionReader(SandboxKeys.SCHEMA, common).read(defaults.flatMap(value -> value.member("sandbox")));
    }

    private AgentTemplate template(Precedence precedence, Optional<Value> defaults, Section tools, Reading common) {
        Optional<Path> workspace = WorkspacePath.read(defaults.flatMap(value -> value.member("workspace")), common);
        Path usual = workspace.orElseGet(() -> surroundings.state().resolve("workspace"));
        Effective effective = precedence.resolve(new Section(), usual);
        if (!common.failed()) {
            rules.forEach(rule -> rule.check(effective).forEach(common::add));
        }
        return new AgentTemplate(
                effective,
                workspace,
                surroundings.state(),
                ToolKeys.pathPrepend(tools).orElse(List.of()));
    }

    private static Optional<Value> section(Value parent, String key, Reading common) {
        return parent.member(key)
                .flatMap(value -> common.object(value, "an object in braces").map(object -> value));
    }

    private static Optional<AgentSettings> kept(AgentId id, Optional<Settings> previous) {
        return previous.map(settings -> settings.agents().get(id)).filter(AgentSettings.Resolved.class::isInstance);
    }
}
