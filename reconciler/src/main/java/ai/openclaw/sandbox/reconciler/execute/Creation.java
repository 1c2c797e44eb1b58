package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes containers. */
final class Creation {

    private final ContainerEngine engine;
    private final ObservedState observed;
    private final Registry registry;
    private final Workspaces workspaces;
    private final Capacity capacity;
    private final Networks networks;
    private final Timeline timeline;
    private final InstantSource clock;

    Creation(ExecutorParts parts) {
        this.engine = parts.engine();
        this.observed = parts.observed();
        this.registry = parts.registry();
        this.workspaces = parts.workspaces();
        this.capacity = parts.capacity();
        this.networks = parts.networks();
        this.clock = parts.clock();
        this.timeline = new Timeline(registry, clock);
    }

    Outcome run(Action.Create create) throws EngineException {
        SandboxName name = create.spec().identity().name();
        if (create.part() == Action.Part.NEXT) {
            return make(create, name.next()); // takes the place of one that counts already
        }
        if (!capacity.reserve(name)) {
            return new Outcome.Deferred();
        }
        try {
            return make(create, name.value());
        } finally {
            capacity.release(name);
        }
    }

    private Outcome make(Action.Create create, String containerName) throws EngineException {
        SandboxSpec spec = create.spec();
        Optional<Setback> unhardened =
                HardeningCheck.complaint(engine, spec.container().hardening());
        if (unhardened.isPresent()) {
            return new Outcome.Failed(unhardened.get());
        }
        try {
            workspaces.prepare(spec.workspace());
        } catch (Workspaces.WorkspaceException e) {
            String reason = e.condition() == ConditionType.WORKSPACE_READY ? "WorkspaceFailed" : "MountRejected";
            return new Outcome.Failed(new Setback(e.condition(), reason, e.explanation()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> labels = SandboxLabels.ofCreation(spec.hash(), now);
        String id;
        try {
            id = create(containerName, spec, labels);
        } catch (EngineException e) {
            return failed(create, containerName, e);
        }
        registry.update(
                spec.identity(),
                now,
                record ->
                        record.with(id, new ContainerRecord(Optional.of(spec.fields()), new ContainerRecord.NotRun())));
        observed.put(asCreated(id, containerName, spec, labels, now));
        timeline.add(spec.identity().name(), SandboxEvent.Type.CREATED, create.cause());
        return new Outcome.Advanced();
    }

    private String create(String containerName, SandboxSpec spec, Map<String, String> labels) throws EngineException {
        return spec.identity().kind() == SandboxKind.BROWSER
                ? networks.around(
                        spec.container().networking().network(),
                        () -> engine.create(containerName, spec.container(), labels))
                : engine.create(containerName, spec.container(), labels);
    }

    /** What the engine would tell of the new container, so that it need not be asked. */
    private ObservedContainer asCreated(
            String id, String containerName, SandboxSpec spec, Map<String, String> labels, Instant now) {
        Map<String, String> all = new HashMap<>(spec.container().labels());
        all.putAll(labels);
        String imageId = observed.image(spec.container().program().image()) instanceof ImageFact.Present present
                ? present.id()
                : "";
        return new ObservedContainer(
                id, containerName, imageId, all, ObservedContainer.State.CREATED, now, Optional.empty());
    }

    private Outcome failed(Action.Create create, String containerName, EngineException e) throws EngineException {
        SandboxSpec spec = create.spec();
        SandboxName name = spec.identity().name();
        switch (e.failure()) {
            case EngineFailure.NotFound notFound -> {
                observed.image(spec.container().program().image(), new ImageFact.Unknown());
                return new Outcome.Failed(new Setback(ConditionType.READY, "CreateFailed", notFound.message()));
            }
            case EngineFailure.Conflict conflict -> {
                return nameTaken(name, containerName, conflict);
            }
            case EngineFailure.Rejected rejected -> {
                return new Outcome.Failed(new Setback(ConditionType.READY, "CreateRejected", rejected.message()));
            }
            case EngineFailure.Unavailable away -> observed.doubt(name, containerName);
            case EngineFailure.DeadlineExceeded late -> observed.doubt(name, containerName);
        }
        throw e; // it may have been made all the same: the next visit looks for it by name
    }

    private Outcome nameTaken(SandboxName name, String containerName, EngineFailure.Conflict conflict)
            throws EngineException {
        Optional<ObservedContainer> holder = engine.inspect(containerName);
        holder.ifPresent(observed::put);
        boolean ownAfterAll = holder.map(it -> observed.owner(it.id()).equals(Optional.of(name)))
                .orElse(true);
        if (ownAfterAll) {
            return new Outcome.Advanced(); // made by a call whose answer was lost, or gone by now: plan again
        }
        String whose = observed.ours(holder.get()) ? "another sandbox" : "somebody else";
        String message = "The name " + containerName + " belongs to a container of " + whose + " ("
                + shortId(holder.get()) + "), which is left alone. Rename or remove it, or set docker.containerPrefix.";
        return new Outcome.Failed(new Setback(ConditionType.NAME_CONFLICT, "NameConflict", message));
    }

    private static String shortId(ObservedContainer container) {
        return container.id().substring(0, Math.min(12, container.id().length()));
    }
}
