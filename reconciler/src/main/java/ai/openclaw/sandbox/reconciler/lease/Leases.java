package ai.openclaw.sandbox.reconciler.lease;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Who is using which sandbox right now, and when one was last used as far as we saw. A removal closes the gate first: from then on nobody gets in, and
 * nobody was in. Safe from any thread.
 */
public final class Leases {

    private final Map<SandboxName, Gate> gates = new HashMap<>(); // guarded by this
    private final InstantSource clock;
    private final Consumer<SandboxName> onIdle;

    /** Tells {@code onIdle} whenever the last use of a sandbox ends; the clock says when that was. */
    public Leases(InstantSource clock, Consumer<SandboxName> onIdle) {
        this.clock = clock;
        this.onIdle = onIdle;
    }

    /** Something in flight in a sandbox; closing it ends the use. */
    public interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a use; empty when the sandbox is being taken away this moment, so ask again when it is back. */
    public synchronized Optional<Lease> acquire(SandboxName name, Instant now) {
        Gate gate = gates.computeIfAbsent(name, key -> new Gate());
        if (gate.closed) {
            return Optional.empty();
        }
        gate.holders++;
        gate.usedAt(now);
        return Optional.of(new Holder(name));
    }

    /** Moves a last use that lies after {@code now}, as after a clock was set back, to {@code now}. */
    public synchronized void notUsedAfter(SandboxName name, Instant now) {
        Gate gate = gates.get(name);
        if (gate != null && gate.lastUsed.filter(now::isBefore).isPresent()) {
            gate.lastUsed = Optional.of(now);
        }
    }

    /** Notes a use seen from outside, such as somebody's own exec. */
    public synchronized void used(SandboxName name, Instant at) {
        gates.computeIfAbsent(name, key -> new Gate()).usedAt(at);
    }

    /** How many uses are in flight. */
    public synchronized int holders(SandboxName name) {
        Gate gate = gates.get(name);
        return gate == null ? 0 : gate.holders;
    }

    /** The last use seen since the daemon started. */
    public synchronized Optional<Instant> lastUsed(SandboxName name) {
        Gate gate = gates.get(name);
        return gate == null ? Optional.empty() : gate.lastUsed;
    }

    /** Shuts the gate unless somebody is in; true when it is shut and the caller has to {@link #reopen} it. */
    public synchronized boolean shutIfIdle(SandboxName name) {
        Gate gate = gates.computeIfAbsent(name, key -> new Gate());
        if (gate.closed || gate.holders > 0) {
            return false;
        }
        gate.closed = true;
        return true;
    }

    /** Opens a gate again. */
    public synchronized void reopen(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate != null) {
            gate.closed = false;
        }
    }

    /** Forgets a sandbox that is gone and that nobody uses. */
    public synchronized void forget(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate != null && gate.holders == 0 && !gate.closed) {
            gates.remove(name);
        }
    }

    private void release(SandboxName name) {
        if (leave(name)) {
            onIdle.accept(name);
        }
    }

    private synchronized boolean leave(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate == null) {
            return false;
        }
        gate.holders--;
        gate.usedAt(clock.instant()); // a long call is a use up to its end
        return gate.holders == 0;
    }

    private static final class Gate {
        int holders;
        boolean closed;
        Optional<Instant> lastUsed = Optional.empty();

        void usedAt(Instant at) {
            if (lastUsed.map(at::isAfter).orElse(true)) {
                lastUsed = Optional.of(at);
            }
        }
    }

    private final class Holder implements Lease {
        private final SandboxName name;
        private final AtomicBoolean released = new AtomicBoolean();

        Holder(SandboxName name) {
            this.name = name;
        }

        @Override
        public void close() {
            if (released.compareAndSet(false, true)) {
                release(name);
            }
        }
    }
}
