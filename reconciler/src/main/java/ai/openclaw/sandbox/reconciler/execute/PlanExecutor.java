package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Cause;
import ai.openclaw.sandbox.reconciler.plan.Hold;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Registry;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out one action. The caller holds the sandbox's key, so no two actions of one sandbox run at once. What takes a container away from under possible
 * use shuts the gate first and then plans once more: it acts only if, with nobody able to come in, the same action still follows.
 */
public final class PlanExecutor {

    private final ContainerEngine engine;
    private final ObservedState observed;
    private final Registry registry;
    private final Leases leases;
    private final SetupRuns setups;
    private final Browsers browsers;
    private final Creation creation;
    private final Starting starting;
    private final Timeline timeline;
    private final InstantSource clock;

    /** Who wants an action carried out, and is asked in the course of it. */
    public interface Visitor {

        /** Plans anew, from what is known by now. */
        Action replan();

        /** Says anew what there is, so that whoever gets in once the gate is open finds the right container. */
        void retell();

        /** Says that nobody knows what there is, until somebody has looked. Keeps nothing, so it works when the store does not. */
        void doubt();

        /** Asks for another visit. */
        void poke();

        /** Notes that something begun earlier did not work, so that it is tried again later. */
        void setBack(Setback setback, Hold hold);
    }

    /** What it works with. */
    public PlanExecutor(ExecutorParts parts) {
        this.engine = parts.engine();
        this.observed = parts.observed();
        this.registry = parts.registry();
        this.leases = parts.leases();
        this.setups = parts.setups();
        this.browsers = new Browsers(parts.networks(), registry, parts.clock());
        this.clock = parts.clock();
        this.timeline = new Timeline(registry, clock);
        this.starting = new Starting(parts, browsers, timeline);
        this.creation = new Creation(parts);
    }

    /**
     * Carries out an action.
     *
     * @param situation what the action was planned from
     * @param action the action
     * @param visitor who wants it
     */
    public Outcome execute(Situation situation, Action action, Visitor visitor) {
        SandboxIdentity identity = situation.identity();
        try {
            return switch (action) {
                case Action.Rest rest -> new Outcome.Rested();
                case Action.Create create -> creation.run(create);
                case Action.Adopt adopt -> adopt(identity, adopt);
                case Action.Start start -> starting.run(situation, start);
                case Action.RunSetup setup -> {
                    setups.begin(identity, setup, visitor);
                    yield new Outcome.Advanced();
                }
                case Action.Rename rename ->
                    behindGate(identity, rename.gate(), action, visitor, () -> rename(identity, rename));
                case Action.Remove remove ->
                    behindGate(identity, remove.gate(), action, visitor, () -> remove(identity, remove));
                case Action.Settle settle -> settle(situation, settle);
                case Action.Forget forget -> forget(identity.name());
            };
        } catch (EngineException e) {
            return engineFailed(identity.name(), action, e.failure());
        }
    }

    private Outcome engineFailed(SandboxName name, Action action, EngineFailure failure) {
        touched(action).ifPresent(id -> observed.doubt(name, id));
        return switch (failure) {
            case EngineFailure.Unavailable away -> new Outcome.EngineAway(away);
            case EngineFailure.DeadlineExceeded late -> new Outcome.EngineAway(late);
            case EngineFailure.NotFound missing
            when action instanceof Action.Start ->
                failed(action, missing.message()); // itself, or what it was to run in
            case EngineFailure.NotFound gone -> new Outcome.Advanced(); // somebody was faster: look and plan again
            case EngineFailure.Conflict conflict
            when action instanceof Action.Rename rename ->
                new Outcome.Failed(new Setback(
                        ConditionType.NAME_CONFLICT,
                        "NameConflict",
                        "It cannot be renamed to " + rename.newName() + ": " + conflict.message()));
            case EngineFailure.Conflict conflict -> failed(action, conflict.message());
            case EngineFailure.Rejected rejected -> failed(action, rejected.message());
        };
    }

    private static Outcome failed(Action action, String message) {
        String reason = action instanceof Action.Start ? "StartFailed" : "EngineRefused";
        return new Outcome.Failed(new Setback(ConditionType.READY, reason, message));
    }

    private static Optional<String> touched(Action action) {
        return switch (action) {
            case Action.Start start -> Optional.of(start.containerId());
            case Action.Rename rename -> Optional.of(rename.containerId());
            case Action.Remove remove -> Optional.of(remove.containerId());
            default -> Optional.empty();
        };
    }

    private Outcome behindGate(
            SandboxIdentity identity, Action.Gate gate, Action planned, Visitor visitor, EngineStep step)
            throws EngineException {
        if (gate == Action.Gate.OPEN) {
            return step.run();
        }
        if (!leases.shutIfIdle(identity.name())) {
            return new Outcome.Deferred();
        }
        boolean certain = false;
        try {
            boolean stillSo = visitor.replan().equals(planned);
            Outcome outcome = stillSo ? step.run() : new Outcome.Advanced();
            if (stillSo) {
                visitor.retell();
            }
            certain = true;
            return outcome;
        } finally {
            if (!certain) {
                visitor.doubt(); // or whoever gets in now would be told of a container that may be on its way out
            }
            leases.reopen(identity.name());
        }
    }

    private Outcome adopt(SandboxIdentity identity, Action.Adopt adopt) {
        ObservedContainer found = adopt.container();
        Optional<ContainerRecord> known = registry.get(identity.name()).flatMap(record -> record.container(found.id()));
        // One that was started was set up by a daemon whose memory is lost; to set it up again might disturb its work.
        // To ask a browser once more whether it answers disturbs nobody.
        boolean untouched = found.state() == ObservedContainer.State.CREATED || identity.kind() == SandboxKind.BROWSER;
        ContainerRecord.Setup setup = known.map(ContainerRecord::setup)
                .orElseGet(() -> untouched ? new ContainerRecord.NotRun() : new ContainerRecord.Succeeded(""));
        registry.update(
                identity,
                clock.instant(),
                record ->
                        record.with(found.id(), new ContainerRecord(adopt.spec().map(SandboxSpec::fields), setup)));
        if (known.isEmpty()) {
            timeline.add(
                    identity.name(),
                    SandboxEvent.Type.ADOPTED,
                    Cause.own("Found", "A container of ours that was not remembered is taken over."));
        }
        return new Outcome.Advanced();
    }

    private Outcome rename(SandboxIdentity identity, Action.Rename rename) throws EngineException {
        boolean retires = rename.newName().equals(identity.name().old());
        engine.rename(rename.containerId(), rename.newName());
        observed.container(rename.containerId())
                .map(container -> named(container, rename.newName()))
                .ifPresent(observed::put);
        if (retires) {
            timeline.add(identity.name(), SandboxEvent.Type.REPLACED, rename.cause());
        }
        return new Outcome.Advanced();
    }

    private Outcome remove(SandboxIdentity identity, Action.Remove remove) throws EngineException {
        // The reason is on disk before the engine is asked, so that no removal is ever without one.
        timeline.add(identity.name(), SandboxEvent.Type.REMOVING, remove.cause());
        engine.remove(remove.containerId());
        observed.remove(remove.containerId());
        registry.update(identity, clock.instant(), record -> record.without(remove.containerId()));
        timeline.add(identity.name(), SandboxEvent.Type.REMOVED, remove.cause());
        if (identity.kind() == SandboxKind.BROWSER) {
            browsers.removed();
        }
        return remove.setback().isPresent()
                ? new Outcome.Failed(remove.setback().get())
                : new Outcome.Advanced();
    }

    private Outcome settle(Situation situation, Action.Settle settle) {
        Set<String> dead = situation.containers().dead().stream()
                .map(ObservedContainer::id)
                .collect(Collectors.toSet());
        registry.update(
                situation.identity(),
                clock.instant(),
                record -> record.intent().equals(settle.intent()) ? settled(record, settle, dead) : record);
        return new Outcome.Advanced();
    }

    private SandboxRecord settled(SandboxRecord record, Action.Settle settle, Set<String> dead) {
        boolean over = settle.removal() && dead.containsAll(record.containers().keySet());
        return over ? record.begunAnew(clock.instant()) : record.asked(Optional.empty());
    }

    private Outcome forget(SandboxName name) {
        registry.forget(name);
        leases.forget(name);
        return new Outcome.Rested();
    }

    private static ObservedContainer named(ObservedContainer c, String name) {
        return new ObservedContainer(
                c.id(), name, c.imageId(), c.labels(), c.state(), c.createdAt(), c.exit(), c.ports());
    }

    /** One step on the engine. */
    @FunctionalInterface
    private interface EngineStep {
        Outcome run() throws EngineException;
    }
}
