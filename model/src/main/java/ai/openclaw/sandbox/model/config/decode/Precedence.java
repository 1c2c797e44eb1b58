package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings.Ignored;
import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import ai.openclaw.sandbox.model.config.AgentSettings.Provenance;
import ai.openclaw.sandbox.model.session.SandboxScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Agent over defaults over built-in, with the scope worked out first: in a shared sandbox an agent has no say about the container. */
final class Precedence {

    private static final List<String> CONTAINER_GROUPS = List.of("docker.", "browser.", "prune.");

    private final Surroundings surroundings;
    private final Section defaults;

    Precedence(Surroundings surroundings, Section defaults) {
        this.surroundings = surroundings;
        this.defaults = defaults;
    }

    /**
     * The settings in force for an agent.
     *
     * @param own what it wrote
     * @param workspace its workspace
     */
    Effective resolve(Section own, Path workspace) {
        Values all = Values.of(SandboxKeys.SCHEMA, surroundings, defaults, own);
        SandboxScope scope = scope(all);
        List<Ignored> ignored = new ArrayList<>();
        if (all.find(SandboxKeys.SCOPE).isPresent()) {
            String reason = "scope is set, and perSession only counts where it is not.";
            List.of(defaults, own)
                    .forEach(level -> level.source(SandboxKeys.PER_SESSION)
                            .ifPresent(value -> ignored.add(new Ignored(value.path(), value.location(), reason))));
        }
        Values inForce = scope == SandboxScope.SHARED ? shared(own, ignored) : all;
        return new Effective(
                SandboxAssembly.assemble(inForce, scope), new Provenance(origins(inForce), ignored), workspace);
    }

    private Values shared(Section own, List<Ignored> ignored) {
        String reason = "the scope is shared: one container serves all agents, so it follows agents.defaults alone.";
        for (Key<?> key : own.written()) {
            if (isOfContainer(key)) {
                own.source(key).ifPresent(value -> ignored.add(new Ignored(value.path(), value.location(), reason)));
            }
        }
        return Values.of(SandboxKeys.SCHEMA, surroundings, defaults, own.only(key -> !isOfContainer(key)));
    }

    private static boolean isOfContainer(Key<?> key) {
        return CONTAINER_GROUPS.stream().anyMatch(key.path()::startsWith);
    }

    private static SandboxScope scope(Values values) {
        return values.find(SandboxKeys.SCOPE)
                .orElseGet(() -> values.find(SandboxKeys.PER_SESSION)
                        .map(perSession -> perSession ? SandboxScope.SESSION : SandboxScope.SHARED)
                        .orElse(SandboxScope.AGENT));
    }

    /** The older key is shown as what it stands for. */
    private static Map<String, Origin> origins(Values values) {
        Map<String, Origin> origins = new TreeMap<>(values.origins());
        Origin older = origins.remove(SandboxKeys.PER_SESSION.path());
        if (older instanceof Origin.Written && values.find(SandboxKeys.SCOPE).isEmpty()) {
            origins.put(SandboxKeys.SCOPE.path(), older);
        }
        return origins;
    }
}
