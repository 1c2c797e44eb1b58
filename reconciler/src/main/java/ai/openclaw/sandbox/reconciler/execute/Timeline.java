package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Cause;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.time.InstantSource;

/** Writes the timeline: what was done to a sandbox, by whom and why. */
public final class Timeline {

    private final Registry registry;
    private final InstantSource clock;

    /** Writes with the time of {@code clock}. */
    public Timeline(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Adds an entry with the words of a cause. */
    public void add(SandboxName sandbox, SandboxEvent.Type type, Cause cause) {
        registry.append(
                new SandboxEvent(clock.instant(), sandbox, type, cause.actor(), cause.reason(), cause.message()));
    }

    /** Adds an entry. */
    public void add(SandboxName sandbox, SandboxEvent.Type type, String actor, String reason, String message) {
        registry.append(new SandboxEvent(clock.instant(), sandbox, type, actor, reason, message));
    }
}
