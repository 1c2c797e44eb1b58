package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.Subscription;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import ai.openclaw.sandbox.reconciler.loop.LoopParts;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** One life of the daemon: the real reconciler, driven as the control loop drives it, but by one thread and in virtual time. */
final class Daemon {

    private static final Duration RESYNC = Duration.ofMinutes(10);
    private static final Duration AWAY_RETRY = Duration.ofSeconds(1);
    private static final int MOST_VISITS_AT_ONCE = 400;
    private static final int DEEPEST = 6;

    private final VirtualClock clock;
    private final Reconciler reconciler;
    private final Subscription events;
    private long lastLook;
    private long visitsSince;
    private long countedFrom;
    private int depth;

    Daemon(VirtualClock clock, SimulatedEngine engine, LoopParts parts, UnaryOperator<EngineListener> ears) {
        this.clock = clock;
        this.reconciler = new Reconciler(parts);
        this.events = engine.watch(clock.instant(), ears.apply(reconciler));
        this.lastLook = clock.nanos() - RESYNC.toNanos();
        engine.waitBy((most, over) -> {
            if (depth < DEEPEST) {
                runUntil(clock.nanos() + most.toNanos(), over);
            } else {
                clock.pass(most);
            }
        });
    }

    Reconciler reconciler() {
        return reconciler;
    }

    void end() {
        events.close();
    }

    /** Goes on until a moment of monotonic time, or until {@code over}. */
    void runUntil(long end, BooleanSupplier over) {
        depth++;
        while (clock.nanos() < end && !over.getAsBoolean()) {
            step(end);
        }
        depth--;
    }

    private void step(long end) {
        if (clock.runDue()) {
            return;
        }
        if (clock.nanos() >= nextLook()) {
            reconciler.lookAround(Reconciler.Look.ALWAYS);
            lastLook = clock.nanos();
            return;
        }
        if (synced()) {
            reconciler.lookAround(Reconciler.Look.IF_DUE);
        }
        if (reconciler.visitNext()) {
            settles();
            return;
        }
        long next = Math.min(Math.min(clock.nextDue(), nextLook()), Math.min(nextAlarm(), end));
        clock.pass(Duration.ofNanos(Math.max(1_000, next - clock.nanos())));
    }

    private boolean synced() {
        return reconciler.engine().state() == EngineLink.State.SYNCED;
    }

    private long nextLook() {
        return lastLook + (synced() ? RESYNC : AWAY_RETRY).toNanos();
    }

    private long nextAlarm() {
        return reconciler
                .queue()
                .nextAlarm()
                .filter(at -> synced())
                .map(at -> clock.nanos() + Duration.between(clock.instant(), at).toNanos())
                .orElse(Long.MAX_VALUE);
    }

    /** A loop that visits without end and without pause is a fault of its own. */
    private void settles() {
        if (clock.nanos() - countedFrom > Duration.ofSeconds(1).toNanos()) {
            countedFrom = clock.nanos();
            visitsSince = 0;
        }
        if (++visitsSince > MOST_VISITS_AT_ONCE) {
            throw new BrokenLaw("Settles", MOST_VISITS_AT_ONCE + " visits within a second");
        }
    }
}
