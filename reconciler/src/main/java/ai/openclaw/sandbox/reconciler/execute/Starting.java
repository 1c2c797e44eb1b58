package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.reconciler.desired.DesiredSandbox;
import ai.openclaw.sandbox.reconciler.desired.SpecOutcome;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Cause;
import ai.openclaw.sandbox.reconciler.plan.Demand;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Starts containers. One with binds is used only once it is proven that the engine has mounted what was meant: until then its set-up counts as begun, so that a daemon that
 * ends in between leaves a container nobody uses.
 */
final class Starting {

    private final ContainerEngine engine;
    private final ObservedState observed;
    private final Registry registry;
    private final Workspaces workspaces;
    private final Browsers browsers;
    private final Timeline timeline;
    private final InstantSource clock;

    Starting(ExecutorParts parts, Browsers browsers, Timeline timeline) {
        this.browsers = browsers;
        this.engine = parts.engine();
        this.observed = parts.observed();
        this.registry = parts.registry();
        this.workspaces = parts.workspaces();
        this.timeline = timeline;
        this.clock = parts.clock();
    }

    Outcome run(Situation situation, Action.Start start) throws EngineException {
        if (browser(situation)) {
            browsers.beforeStart(situation.identity(), start.containerId());
        }
        Optional<SandboxSpec> unproven = unproven(situation, start.containerId());
        return unproven.isPresent() ? proven(situation, start, unproven.get()) : started(situation, start);
    }

    private static boolean browser(Situation situation) {
        return situation.identity().kind() == SandboxKind.BROWSER;
    }

    private Outcome started(Situation situation, Action.Start start) throws EngineException {
        engine.start(start.containerId());
        observed.container(start.containerId()).map(Starting::running).ifPresent(observed::put);
        if (browser(situation)) {
            observed.doubt(situation.name(), start.containerId()); // its ports are known only to those who look
        }
        timeline.add(situation.name(), SandboxEvent.Type.STARTED, start.cause());
        return new Outcome.Advanced();
    }

    /** What a container is wanted for that has binds, by this configuration or the one it was made from: somebody else than the daemon may have turned them elsewhere. */
    private static Optional<SandboxSpec> unproven(Situation situation, String containerId) {
        Optional<SpecFields> madeFrom =
                situation.record().container(containerId).flatMap(ContainerRecord::madeFrom);
        return spec(situation)
                .filter(spec -> !spec.workspace().binds().isEmpty()
                        || madeFrom.filter(fields -> !fields.equals(spec.fields()) && fields.mounts() > 1)
                                .isPresent());
    }

    private static Optional<SandboxSpec> spec(Situation situation) {
        return situation.demand() instanceof Demand.Spoken(DesiredSandbox desired)
                        && desired.outcome() instanceof SpecOutcome.Buildable(SandboxSpec spec)
                ? Optional.of(spec)
                : Optional.empty();
    }

    private Outcome proven(Situation situation, Action.Start start, SandboxSpec spec) throws EngineException {
        Optional<ContainerRecord> before =
                registry.get(situation.name()).flatMap(record -> record.container(start.containerId()));
        Optional<SpecFields> madeFrom = before.flatMap(ContainerRecord::madeFrom);
        remember(situation, start, Optional.of(new ContainerRecord(madeFrom, new ContainerRecord.Begun())));
        Outcome outcome = started(situation, start);
        try {
            workspaces.prove(spec.workspace(), start.containerId());
        } catch (Workspaces.WorkspaceException e) {
            return thrownOut(situation, start, new Setback(e.condition(), "MountRejected", e.explanation()));
        }
        remember(situation, start, before);
        return outcome;
    }

    private void remember(Situation situation, Action.Start start, Optional<ContainerRecord> container) {
        String id = start.containerId();
        registry.update(
                situation.identity(),
                clock.instant(),
                record -> container.map(it -> record.with(id, it)).orElseGet(() -> record.without(id)));
    }

    private Outcome thrownOut(Situation situation, Action.Start start, Setback setback) throws EngineException {
        Cause cause = Cause.own("MountRejected", setback.message());
        timeline.add(situation.name(), SandboxEvent.Type.REMOVING, cause);
        engine.remove(start.containerId());
        observed.remove(start.containerId());
        registry.update(situation.identity(), clock.instant(), record -> record.without(start.containerId()));
        timeline.add(situation.name(), SandboxEvent.Type.REMOVED, cause);
        return new Outcome.Failed(setback);
    }

    private static ObservedContainer running(ObservedContainer c) {
        return new ObservedContainer(
                c.id(),
                c.name(),
                c.imageId(),
                c.labels(),
                ObservedContainer.State.RUNNING,
                c.createdAt(),
                Optional.empty());
    }
}
