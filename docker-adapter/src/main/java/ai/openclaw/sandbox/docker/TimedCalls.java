package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls with a deadline. Timeouts of the transport do not hold on Unix sockets, so every call runs on a virtual thread of its own; who waits
 * too long, or is interrupted, interrupts it, which closes its connection and ends it.
 */
final class TimedCalls {

    /** How long an abandoned call may take to notice. It blocks in nothing but interruptible I/O, so this is never used up. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Failures failures;

    TimedCalls(Failures failures) {
        this.failures = failures;
    }

    /** Makes a call whose late answer nobody needs to close. */
    <T> T call(String operation, Duration limit, Callable<T> call) throws EngineException {
        return call(operation, limit, call, late -> {});
    }

    /**
     * Makes a call.
     *
     * @param operation what it does, for messages
     * @param limit most time it may take
     * @param call the call
     * @param late takes an answer that came after everybody had gone
     */
    <T> T call(String operation, Duration limit, Callable<T> call, Consumer<T> late) throws EngineException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread worker = Thread.ofVirtual().name("docker: " + operation).start(() -> run(call, answer, late));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failures.of(operation, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            abandon(worker, answer, late);
            throw new EngineException(new EngineFailure.DeadlineExceeded(operation, limit), e);
        } catch (InterruptedException e) {
            abandon(worker, answer, late);
            Thread.currentThread().interrupt();
            throw new EngineException(new EngineFailure.Unavailable(operation + " was interrupted"), e);
        }
    }

    private static <T> void run(Callable<T> call, CompletableFuture<T> answer, Consumer<T> late) {
        try {
            T value = call.call();
            if (!answer.complete(value)) {
                late.accept(value);
            }
        } catch (Throwable problem) {
            answer.completeExceptionally(problem);
        }
    }

    private static <T> void abandon(Thread worker, CompletableFuture<T> answer, Consumer<T> late) {
        boolean mine = answer.completeExceptionally(new CancellationException());
        if (!mine && !answer.isCompletedExceptionally()) {
            late.accept(answer.join());
        }
        worker.interrupt();
        try {
            worker.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
