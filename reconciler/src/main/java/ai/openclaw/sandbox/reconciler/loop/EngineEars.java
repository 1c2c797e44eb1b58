package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.Hearsay;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns events into names to visit. An event is only a hint: it marks a container as doubtful, and the visit looks. An event that says what is known
 * already, as our own doings do, is not worth a visit.
 */
final class EngineEars {

    private final ObservedState observed;
    private final Leases leases;
    private final WorkQueue queue;
    private final Predicate<SandboxName> desired;
    private final String instance;

    EngineEars(World world, WorkQueue queue, String instance) {
        this.observed = world.observed();
        this.leases = world.leases();
        this.queue = queue;
        this.desired = name -> world.desired().get().get(name).isPresent();
        this.instance = instance;
    }

    /** Takes in an event; true when images may have changed. */
    boolean hear(EngineEvent event) {
        switch (event.kind()) {
            case IMAGE_CHANGED -> {
                return true;
            }
            case EXEC_STARTED, EXEC_ENDED ->
                observed.owner(event.subject())
                        .filter(name -> countsAsUse(name, event))
                        .ifPresent(name -> used(name, event));
            default -> container(event);
        }
        return false;
    }

    /**
     * What somebody does in a replacement, or in what was replaced, is no use of the sandbox; in its own container it is, also where somebody has renamed that. What began
     * as a use ends as one, whatever its container is called by then. Our own execs are not heard at all.
     */
    private boolean countsAsUse(SandboxName name, EngineEvent event) {
        boolean inItsOwn = observed.container(event.subject())
                .filter(it -> !it.name().equals(name.next()) && !it.name().equals(name.old()))
                .isPresent();
        return inItsOwn || leases.knowsExec(name, event.attributes().getOrDefault(EngineEvent.EXEC_ID, ""));
    }

    private void used(SandboxName name, EngineEvent event) {
        String exec = event.attributes().getOrDefault(EngineEvent.EXEC_ID, "");
        if (exec.isEmpty()) {
            leases.used(name, event.at());
        } else if (event.kind() == Kind.EXEC_STARTED) {
            leases.execBegan(name, event.subject(), exec, event.at());
        } else {
            leases.execEnded(name, exec, event.at());
        }
    }

    private void container(EngineEvent event) {
        Optional<SandboxName> owner = observed.owner(event.subject()).or(() -> owner(event));
        if (owner.isPresent()) {
            if (event.kind() == Kind.CONTAINER_DIED || event.kind() == Kind.CONTAINER_STARTED) {
                leases.execsOver(owner.get(), event.subject(), event.at());
            }
            Hearsay hearsay = Hearsay.of(event);
            if (hearsay.news(observed.container(event.subject()))) {
                observed.hear(owner.get(), hearsay);
                queue.add(owner.get(), Urgency.PROMPT);
            }
            return;
        }
        // Somebody else's container: only worth a visit where it gives up a name that is wanted.
        String freed = event.attributes().getOrDefault(EngineEvent.OLD_NAME, event.name());
        boolean nameFree = event.kind() == Kind.CONTAINER_REMOVED || event.kind() == Kind.CONTAINER_RENAMED;
        if (!nameFree || freed.isEmpty()) {
            return;
        }
        SandboxName name = SandboxName.ofContainerName(freed);
        if (desired.test(name)) {
            queue.add(name, Urgency.PROMPT);
        }
    }

    private Optional<SandboxName> owner(EngineEvent event) {
        boolean ours = instance.equals(event.attributes().get(SandboxLabels.INSTANCE));
        return ours
                ? Optional.ofNullable(event.attributes().get(SandboxLabels.NAME))
                        .filter(name -> !name.isEmpty())
                        .map(SandboxName::new)
                : Optional.empty();
    }
}
