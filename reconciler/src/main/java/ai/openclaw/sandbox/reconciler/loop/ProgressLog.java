package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Restarts;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.plan.Trouble;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** Setbacks and starts of each sandbox in this daemon's life. One sandbox's entry is changed by one thread at a time. */
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

    Trouble failed(SandboxName name, Setback setback, Optional<String> desiredHash, Instant now) {
        int attempts = trouble(name, desiredHash).map(Trouble::attempts).orElse(0) + 1;
        Instant retryAt = now.plus(Trouble.delay(attempts, jitter.getAsDouble()));
        Trouble trouble = new Trouble(setback, attempts, retryAt, desiredHash);
        troubles.put(name, trouble);
        return trouble;
    }

    void recovered(SandboxName name) {
        troubles.remove(name);
    }

    Restarts restarts(SandboxName name) {
        return restarts.getOrDefault(name, Restarts.none());
    }

    void started(SandboxName name, Instant now) {
        restarts.put(name, restarts(name).started(now));
    }

    void forget(SandboxName name) {
        troubles.remove(name);
        restarts.remove(name);
    }
}
