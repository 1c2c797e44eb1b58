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

    private static final Duration RESYNC =
            Duration.ofMinutes(10); // longer than in life: a look that finds nothing costs the run and teaches nothing
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AWAY_RETRY = Duration.ofSeconds(1);
    private static final int MOST_VISITS_AT_ONCE = 400;
    private static final int DEEPEST = 6;

    private final VirtualClock clock;
    private final Reconciler reconciler;
    private final Subscription events;
    private long lastLook;
    private long visitsSince;
    private long countedFrom;
    private final Ambush ambush;
    private int depth;
    private boolean looking;

    Daemon(
            VirtualClock clock,
            SimulatedEngine engine,
            LoopParts parts,
            Ambush ambush,
            UnaryOperator<EngineListener> ears) {
        this.ambush = ambush;
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

    /** Looks at everything within the time a daemon with default settings takes. */
    void lookSoon() {
        lastLook = Math.min(lastLook, clock.nanos() - RESYNC.minus(SOON).toNanos());
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
        if (looking) { // whoever looks hands out no visits; those that run go on
            waitUntil(Math.min(clock.nextDue(), end));
            return;
        }
        if (clock.nanos() >= nextLook()) {
            look(Reconciler.Look.ALWAYS);
            lastLook = clock.nanos();
            return;
        }
        if (synced()) {
            look(Reconciler.Look.IF_DUE);
        }
        ambush.beforeVisit(reconciler);
        if (reconciler.visitNext()) {
            settles();
            return;
        }
        waitUntil(Math.min(Math.min(clock.nextDue(), nextLook()), Math.min(nextAlarm(), end)));
    }

    private void look(Reconciler.Look look) {
        looking = true;
        reconciler.lookAround(look);
        looking = false;
    }

    private void waitUntil(long next) {
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
