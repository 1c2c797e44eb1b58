package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.controller.configuration.ConfigurationState;
import ai.openclaw.sandbox.controller.configuration.LiveConfiguration;
import ai.openclaw.sandbox.controller.configuration.LiveDaemonSettings;
import ai.openclaw.sandbox.controller.store.InstanceId;
import ai.openclaw.sandbox.controller.workspaces.Census;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gathers what speaks for directories of sandboxes. Where anything is in doubt it says so, as for sandboxes themselves: what cannot be read must never look like what is gone.
 *
 * @param instance this daemon's state directory
 * @param reconciler knows the sandboxes there are and should be
 * @param configuration the configuration
 * @param knobs the daemon's own settings
 */
record WorkspaceCensus(
        InstanceId instance, Reconciler reconciler, LiveConfiguration configuration, LiveDaemonSettings knobs)
        implements Supplier<Census> {

    @Override
    public Census get() {
        DesiredState desired = reconciler.desired();
        Set<Path> spoken = new HashSet<>();
        Set<Path> roots = new HashSet<>();
        desired.settings()
                .ifPresent(settings -> agents(settings).forEach(agent -> {
                    roots.add(agent.sandbox().workspaceRoot());
                    speak(agent, spoken);
                }));
        return new Census(
                instance.value(),
                doubt(desired),
                scopeKeys(desired),
                spoken,
                roots,
                knobs.state().settings().workspaceGc());
    }

    private Optional<String> doubt(DesiredState desired) {
        if (configuration.state().standing() != ConfigurationState.Standing.CURRENT
                || desired.settings().isEmpty()) {
            return Optional.of("the configuration is not valid");
        }
        if (desired.sessions().allUnreadable()
                || !desired.sessions().unreadable().isEmpty()) {
            return Optional.of("not all sessions can be read");
        }
        if (reconciler.engine().state() != EngineLink.State.SYNCED) {
            return Optional.of("the engine is away");
        }
        return Optional.empty();
    }

    private Set<String> scopeKeys(DesiredState desired) {
        Set<String> keys = new HashSet<>();
        desired.sandboxes()
                .values()
                .forEach(sandbox -> keys.add(sandbox.identity().scopeKey().value()));
        reconciler
                .board()
                .list()
                .forEach(sandbox -> keys.add(sandbox.identity().scopeKey().value()));
        reconciler
                .registry()
                .names()
                .forEach(name -> reconciler
                        .registry()
                        .get(name)
                        .ifPresent(
                                record -> keys.add(record.identity().scopeKey().value())));
        return keys;
    }

    /** Those of the configuration, and the one every configuration has. */
    private static Stream<AgentSettings.Resolved> agents(Settings settings) {
        return Stream.concat(settings.agents().values().stream(), Stream.of(settings.agent(AgentId.MAIN)))
                .filter(AgentSettings.Resolved.class::isInstance)
                .map(AgentSettings.Resolved.class::cast);
    }

    private static void speak(AgentSettings.Resolved agent, Set<Path> spoken) {
        spoken.add(agent.workspace().normalize());
        Stream.concat(
                        agent.sandbox().docker().binds().stream(),
                        agent.sandbox().browser().binds().orElse(List.of()).stream())
                .map(bind -> Path.of(bind.split(":", 2)[0]).normalize())
                .forEach(spoken::add);
    }
}
