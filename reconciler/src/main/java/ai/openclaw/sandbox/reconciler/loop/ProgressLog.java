package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Hold;
import ai.openclaw.sandbox.reconciler.plan.Restarts;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.plan.Trouble;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** Setbacks and starts of each sandbox in this daemon's life. Safe from any thread. */
final class ProgressLog {

    private final Map<SandboxName, Trouble> troubles = new ConcurrentHashMap<>();
    private final Map<SandboxName, Restarts> restarts = new ConcurrentHashMap<>();
    private final DoubleSupplier jitter;

    /** Jitter from 0 to below 1 comes from outside, so that a simulation can repeat itself. */
    ProgressLog(DoubleSupplier jitter) {
        this.jitter = jitter;
    }

    /** The trouble a sandbox has in becoming what is wanted now; trouble with another wish is over. */
    Optional<Trouble> trouble(SandboxName name, Optional<String> desiredHash) {
        return Optional.ofNullable(troubles.get(name))
                .filter(trouble -> trouble.desiredHash().equals(desiredHash));
    }

    synchronized Trouble failed(
            SandboxName name, Setback setback, Hold hold, Optional<String> desiredHash, Instant now) {
        Optional<Trouble> before = trouble(name, desiredHash);
        int attempts = before.map(Trouble::attempts).orElse(0) + 1;
        Instant retryAt = now.plus(Trouble.delay(attempts, jitter.getAsDouble()));
        // What else still waits goes on waiting, or two steps that fail in turn would let each other be tried at once.
        Set<Hold> holds = new HashSet<>(
                before.filter(it -> it.waits(now)).map(Trouble::holds).orElseGet(Set::of));
        holds.add(hold);
        Trouble trouble = new Trouble(setback, holds, attempts, now, retryAt, desiredHash);
        troubles.put(name, trouble);
        return trouble;
    }

    synchronized void recovered(SandboxName name) {
        troubles.remove(name);
    }

    Restarts restarts(SandboxName name) {
        return restarts.getOrDefault(name, Restarts.none());
    }

    synchronized void started(SandboxName name, Instant now, Optional<Instant> endedAt) {
        restarts.put(name, restarts(name).started(now, endedAt));
    }

    /** Forgets all delays, for they were worked out by a clock that has jumped. */
    synchronized void clockJumped() {
        troubles.clear();
        restarts.clear();
    }

    synchronized void forget(SandboxName name) {
        troubles.remove(name);
        restarts.remove(name);
    }
}
