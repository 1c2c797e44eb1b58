package ai.openclaw.sandbox.controller.benchmark;

import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** When sandboxes became Ready, by their scope keys. */
final class Arrivals implements StatusBoard.Watcher {

    private static final long PATIENCE_SECONDS = 120;

    private final Map<String, CompletableFuture<Long>> ready = new ConcurrentHashMap<>();

    @Override
    public void changed(Optional<Sandbox> before, Sandbox now) {
        if (now.status().phase() == Phase.READY) {
            of(now.identity().scopeKey().value()).complete(System.nanoTime());
        }
    }

    @Override
    public void removed(Sandbox last, long resourceVersion) {}

    /** Waits for a sandbox; gives the moment, in {@link System#nanoTime()}. */
    long await(String scopeKey) {
        try {
            return of(scopeKey).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(scopeKey + " did not become Ready", e);
        }
    }

    private CompletableFuture<Long> of(String scopeKey) {
        return ready.computeIfAbsent(scopeKey, key -> new CompletableFuture<>());
    }
}
