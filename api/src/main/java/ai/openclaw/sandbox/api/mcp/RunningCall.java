package ai.openclaw.sandbox.api.mcp;

import java.util.Optional;

/** A call under way, which has a thread of its own. */
final class RunningCall {

    private Optional<Thread> worker = Optional.empty(); // guarded by this
    private boolean cancelled; // guarded by this

    /** Starts it, unless it is cancelled already, which it hears at its first wait. */
    synchronized void start(Runnable work) {
        Thread thread = Thread.ofVirtual().name("mcp call").start(work);
        worker = Optional.of(thread);
        if (cancelled) {
            thread.interrupt();
        }
    }

    /** Ends it. */
    synchronized void cancel() {
        cancelled = true;
        worker.ifPresent(Thread::interrupt);
    }

    /** Whether its client waits for no answer any more. */
    synchronized boolean cancelled() {
        return cancelled;
    }
}
