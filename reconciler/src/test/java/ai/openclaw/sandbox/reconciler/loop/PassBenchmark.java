package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.fixtures.FaultPlan;
import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.fixtures.VirtualClock.Party;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.PlainHost;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import ai.openclaw.sandbox.reconciler.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What a pass over everything costs when there is nothing to do: list, compare, and visit every sandbox. Run by scripts/bench.sh. */
public final class PassBenchmark {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final String IMAGE = "openclaw-sandbox:bookworm-slim";
    private static final String PREFIX = "agent:work:s";
    private static final int WARM_UP = 10;
    private static final int PASSES = 15;

    private final VirtualClock clock = new VirtualClock(T0);
    private final SimulatedEngine engine = new SimulatedEngine(clock, new FaultPlan(new Random(1)));
    private final AtomicInteger writes = new AtomicInteger();
    private final Reconciler reconciler;

    private PassBenchmark(int sandboxes) {
        reconciler = new Reconciler(new LoopParts(
                engine,
                new MemoryStore(),
                plan -> {},
                "i1",
                () -> settings(sandboxes),
                new Backdrop(clock, clock::nanos, task -> clock.schedule(Duration.ZERO, Party.DAEMON, task), () -> 0)));
        engine.people().tag(IMAGE, "id-1");
        wish(sandboxes);
        pass();
        engine.witness(new SimulatedEngine.Witness() {
            @Override
            public void after(String operation) {
                if (!operation.equals("list") && !operation.equals("image")) {
                    writes.incrementAndGet();
                }
            }
        });
    }

    private static DaemonSettings settings(int sandboxes) {
        DaemonSettings usual = DaemonSettings.defaults(2);
        return new DaemonSettings(
                usual.hotWindow(),
                usual.activeWindow(),
                usual.resyncInterval(),
                usual.maxConcurrentActions(),
                sandboxes,
                usual.warmExecSlots(),
                usual.workspaceGc(),
                usual.engine(),
                usual.events());
    }

    private void wish(int sandboxes) {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < sandboxes; i++) {
            sessions.add(new Session(new SessionKey(PREFIX + i), T0, Optional.empty(), Session.Source.FILE));
        }
        reconciler.desire(new DesiredStateBuilder(new SpecBuilder(new PlainHost(), "i1"))
                .build(
                        AgentSample.settings(AgentSample.of("work")
                                .scope(SandboxScope.SESSION)
                                .build()),
                        SessionSnapshot.of(sessions)));
    }

    /** Looks at everything and visits everybody; the nanoseconds the visits took. */
    private long pass() {
        reconciler.lookAround(Reconciler.Look.ALWAYS);
        long begin = System.nanoTime();
        while (reconciler.visitNext() || clock.runDue()) {
            continue;
        }
        return System.nanoTime() - begin;
    }

    private String measure() {
        List<Long> whole = new ArrayList<>();
        List<Long> visits = new ArrayList<>();
        for (int i = 0; i < WARM_UP + PASSES; i++) {
            long begin = System.nanoTime();
            long visiting = pass();
            if (i >= WARM_UP) {
                whole.add(System.nanoTime() - begin);
                visits.add(visiting);
            }
        }
        return "%.1f ms | %.1f ms | %d".formatted(median(whole), median(visits), writes.get());
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }

    /** Prints a row for each number of sandboxes given. */
    public static void main(String[] sizes) {
        System.out.println(
                "| sandboxes, nothing to do | whole pass, p50 | visits alone, p50 | engine calls beside the list |");
        System.out.println("| --- | --- | --- | --- |");
        for (String size : sizes) {
            System.out.println("| " + size + " | " + new PassBenchmark(Integer.parseInt(size)).measure() + " |");
        }
    }
}
