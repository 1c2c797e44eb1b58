package ai.openclaw.sandbox.reconciler.execute;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * How many sandboxes there may be. Places are reserved while a container is being made, so that many made at once cannot pass the limit together. Safe
 * from any thread.
 */
public final class Capacity {

    private final ObservedState observed;
    private final IntSupplier limit;
    private final Set<SandboxName> reserved = new HashSet<>(); // guarded by this
    private final LinkedHashSet<SandboxName> waiting =
            new LinkedHashSet<>(); // first come, first served; guarded by this

    /** The limit is asked each time, for it may be changed live. */
    public Capacity(ObservedState observed, IntSupplier limit) {
        this.observed = observed;
        this.limit = limit;
    }

    /** How many there may be. */
    public int limit() {
        return limit.getAsInt();
    }

    /** Whether there is room for one more. */
    public synchronized boolean hasRoom() {
        return observed.count() + reserved.size() < limit();
    }

    /** Reserves a place; false when there is none. */
    synchronized boolean reserve(SandboxName name) {
        if (!hasRoom()) {
            waiting.add(name);
            return false;
        }
        waiting.remove(name);
        return reserved.add(name);
    }

    /** Gives a reservation back, for the container is there or could not be made. */
    synchronized void release(SandboxName name) {
        reserved.remove(name);
    }

    /** Notes that a sandbox waits for a place. */
    public synchronized void waits(SandboxName name) {
        waiting.add(name);
    }

    /** Notes that a sandbox waits no more. */
    public synchronized void leaves(SandboxName name) {
        waiting.remove(name);
    }

    /** How many wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Who waits longest, if there is room; he waits no more. */
    public synchronized Optional<SandboxName> takeNext() {
        if (waiting.isEmpty() || !hasRoom()) {
            return Optional.empty();
        }
        SandboxName first = waiting.getFirst();
        waiting.remove(first);
        return Optional.of(first);
    }
}
