package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.Execs;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Runs commands in containers. Safe from any thread. */
public final class Runs implements AutoCloseable {

    /** How often shells for which nobody came are looked for. */
    private static final Duration TIDY = Duration.ofSeconds(15);

    /** How long after a command the next shell is started: what the engine does for it would hold up the answer to the command. */
    private static final Duration REST = Duration.ofMillis(20);

    /** How long runs may take to end when the daemon ends; then their connections are cut. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final SlotPool pool;
    private final RunParts parts;
    private final Set<Run> under = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("runs-timer").daemon().factory());

    /**
     * @param engine says what became of a container
     * @param execs runs processes
     * @param slots how many shells to keep ready per container, asked each time
     * @param memoryShort whether the host is short of memory
     */
    public Runs(ContainerEngine engine, Execs execs, IntSupplier slots, BooleanSupplier memoryShort) {
        this.pool = new SlotPool(
                execs,
                slots,
                memoryShort,
                CompletableFuture.delayedExecutor(
                        REST.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().name("start shell").start(task)),
                System::nanoTime);
        Launcher launcher = new Launcher(execs, pool);
        this.parts = new RunParts(launcher, new Processes(launcher), pool, new RunFailures(engine));
        var _ = timer.scheduleWithFixedDelay(pool::tidy, TIDY.toMillis(), TIDY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts a command; does not wait for anything.
     *
     * @param place where
     * @param order what
     * @param limit most time it may take; then it is ended
     * @param follower takes its output as it comes
     */
    public Run start(Workplace place, Order order, Duration limit, OutputSink follower) {
        Run run = Run.start(parts, place, order, follower);
        under.add(run);
        ScheduledFuture<?> alarm =
                timer.schedule(() -> run.stop(Ending.Cause.TIMED_OUT), limit.toMillis(), TimeUnit.MILLISECONDS);
        var _ = run.ending().thenRun(() -> {
            alarm.cancel(false);
            under.remove(run);
        });
        return run;
    }

    /** Has shells started for the next commands in a container. Does not wait for that. */
    public void warm(Workplace place) {
        pool.refill(place);
    }

    /** A container is no more. */
    public void gone(String container) {
        pool.drop(container);
    }

    /** Looks at once whether shells kept ready should go, since what is wanted has changed. */
    public void tidy() {
        pool.tidy();
    }

    /** How many commands run. */
    public int running() {
        return under.size();
    }

    /** How many shells wait. */
    public int waiting() {
        return pool.waiting();
    }

    /** Ends all runs and lets all shells go. */
    @Override
    public void close() {
        pool.close();
        under.forEach(run -> run.stop(Ending.Cause.SHUTDOWN));
        long end = System.nanoTime() + LAST_WAIT.toNanos();
        for (Run run : under) {
            try {
                run.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        timer.shutdownNow();
    }
}
