package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.Subscription;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Drives the reconciler in the daemon: one thread hands out visits, each visit has a thread of its own, so many at once and no more. */
public final class ControlLoop implements AutoCloseable {

    /** Events are asked for from a little before, for clocks differ. */
    private static final Duration EVENT_OVERLAP = Duration.ofSeconds(5);

    /** How soon an engine that is away is looked for again. */
    private static final Duration AWAY_RETRY = Duration.ofSeconds(1);

    /** Most time running visits are waited for at the end. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Reconciler reconciler;
    private final ContainerEngine engine;
    private final Supplier<DaemonSettings> settings;
    private final InstantSource clock;
    private final Executor threads;
    private final Semaphore permits;
    private final int permitCount;
    private final Thread dispatcher;
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile Optional<Subscription> events = Optional.empty();

    /** A loop over a reconciler made from the same parts. */
    public ControlLoop(Reconciler reconciler, LoopParts parts) {
        this.reconciler = reconciler;
        this.engine = parts.engine();
        this.settings = parts.settings();
        this.clock = parts.backdrop().clock();
        this.threads = parts.backdrop().threads();
        this.permitCount = Math.max(1, settings.get().maxConcurrentActions());
        this.permits = new Semaphore(permitCount);
        this.dispatcher = Thread.ofPlatform().name("control-loop").unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        events = Optional.of(engine.watch(clock.instant().minus(EVENT_OVERLAP), reconciler));
        dispatcher.start();
    }

    /** Waits until the engine has been looked at once, in vain or not, so long at most. An interrupt ends the waiting. */
    public void awaitFirstLook(Duration limit) {
        try {
            var _ = looked.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        reconciler.lookAround(Reconciler.Look.ALWAYS);
        looked.countDown();
        long lastLook = System.nanoTime();
        try {
            while (!stopping) {
                // By the state of this moment: an engine that went away since is looked for soon, not after a long
                // period.
                if (System.nanoTime() - lastLook >= period().toNanos()) {
                    reconciler.lookAround(Reconciler.Look.ALWAYS);
                    lastLook = System.nanoTime();
                } else if (reconciler.lookIsDue()) {
                    reconciler.lookAround(Reconciler.Look.IF_DUE);
                }
                long nextLook = lastLook + period().toNanos();
                if (reconciler.engine().state() != EngineLink.State.SYNCED) {
                    reconciler.queue().awaitWake(untilLook(nextLook)); // nothing may be planned from what is not known
                } else if (!handOut()) {
                    reconciler.queue().await(untilNext(nextLook));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end of the loop
        }
    }

    private Duration period() {
        boolean synced = reconciler.engine().state() == EngineLink.State.SYNCED;
        return synced ? settings.get().resyncInterval() : AWAY_RETRY;
    }

    /** Hands out one visit; false when there is none. */
    private boolean handOut() throws InterruptedException {
        permits.acquire();
        Optional<SandboxName> next = reconciler.takeNext();
        if (next.isEmpty()) {
            permits.release();
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    reconciler.visit(next.get());
                } finally {
                    permits.release();
                }
            });
        } catch (RejectedExecutionException e) {
            permits.release();
            reconciler.putBack(next.get());
            return false;
        }
        return true;
    }

    private long untilNext(long nextLook) {
        long untilAlarm = reconciler
                .queue()
                .nextAlarm()
                .map(at -> Duration.between(clock.instant(), at).toMillis())
                .orElse(Long.MAX_VALUE);
        return Math.max(1, Math.min(untilLook(nextLook), untilAlarm));
    }

    private static long untilLook(long nextLook) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextLook - System.nanoTime()));
    }

    /** Stops handing out visits, if it ever began, waits for those that run and listens no more. Sandboxes go on. */
    @Override
    public void close() {
        stopping = true;
        reconciler.queue().wake();
        try {
            if (dispatcher.getState() != Thread.State.NEW) {
                dispatcher.join(STOP_PATIENCE);
            }
            permits.tryAcquire(permitCount, STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.ifPresent(Subscription::close);
    }
}
