package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.google.common.util.concurrent.Striped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Threads of their own for work on files. A system call holds the thread it runs on, and would hold the carrier of all virtual threads where there are
 * few; a network file system that hangs holds it for ever. So the pool is bounded, and few of its threads serve one sandbox at a time.
 */
final class FileWorkers implements AutoCloseable {

    /** Most threads. */
    private static final int THREADS = 32;

    /** Most of them that work for one sandbox. */
    static final int PER_SANDBOX = 4;

    private static final int STRIPES = 256;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Duration limit;
    private final ExecutorService pool;
    private final Striped<Semaphore> turns = Striped.semaphore(STRIPES, PER_SANDBOX);

    /** Something to do. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws ToolFailure;
    }

    /**
     * A pool without threads yet.
     *
     * @param limit how long a caller waits, for its turn and for the work
     */
    FileWorkers(Duration limit) {
        this.limit = limit;
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("files-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        this.pool = threads;
    }

    /** Has work done and waits for it. Work that was begun is not broken off: it ends by itself, and what it does stays whole. */
    <T> T call(SandboxMounts mounts, Work<T> work) throws ToolFailure {
        return call(mounts, work, result -> {});
    }

    /**
     * Has work done and waits for it.
     *
     * @param orphaned takes what the work made when nobody waits for it any more
     */
    <T> T call(SandboxMounts mounts, Work<T> work, Consumer<T> orphaned) throws ToolFailure {
        Semaphore turn = turns.get(mounts.mounts().stream().map(Mount::source).toList());
        long end = System.nanoTime() + limit.toNanos();
        CompletableFuture<T> outcome = new CompletableFuture<>();
        try {
            if (!turn.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw slow("Earlier calls for the sandbox still hang.");
            }
            begin(turn, () -> carryOut(work, outcome, orphaned));
            return outcome.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            outcome.cancel(false);
            throw slow("It may still be carried out; look before you repeat it.");
        } catch (InterruptedException e) {
            outcome.cancel(false);
            Thread.currentThread().interrupt();
            throw new ToolFailure(ToolReason.CANCELLED, "The call was cancelled before its work on files ended.", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static <T> void carryOut(Work<T> work, CompletableFuture<T> outcome, Consumer<T> orphaned) {
        if (outcome.isDone()) {
            return; // its caller left while it waited for a thread
        }
        try {
            T result = work.run();
            if (!outcome.complete(result)) {
                orphaned.accept(result);
            }
        } catch (ToolFailure | RuntimeException | Error e) {
            outcome.completeExceptionally(e); // the caller throws it, if there still is one
        }
    }

    /** Has something closed without waiting for it. */
    void release(Runnable closing) {
        try {
            pool.execute(closing);
        } catch (RejectedExecutionException e) {
            closing.run();
        }
    }

    /** The turn is over when the work is, however long after its caller left. */
    private void begin(Semaphore turn, Runnable work) throws ToolFailure {
        try {
            pool.execute(() -> {
                try {
                    work.run();
                } finally {
                    turn.release();
                }
            });
        } catch (RejectedExecutionException e) {
            turn.release();
            throw new ToolFailure(ToolReason.CANCELLED, "The daemon is ending. Try again when it runs.", e);
        }
    }

    private ToolFailure slow(String more) {
        return new ToolFailure(
                ToolReason.TIMED_OUT,
                "The sandbox's files did not answer within " + limit.toSeconds() + " s. " + more
                        + " Look for a network file system that hangs.");
    }

    private static ToolFailure failure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof ToolFailure known) {
            return known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("work on files failed", cause);
    }

    /** Lets work that was begun come to its end. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
