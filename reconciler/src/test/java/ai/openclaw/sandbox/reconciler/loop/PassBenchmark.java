package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.fixtures.FaultPlan;
import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.fixtures.VirtualClock.Party;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.PlainHost;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import ai.openclaw.sandbox.reconciler.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a pass over everything costs: list, compare, and visit every sandbox. Run by scripts/bench.sh. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xms3g", "-Xmx3g", "-Xmn1g"})
@Warmup(iterations = 20)
@Measurement(iterations = 20)
public class PassBenchmark {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration COLD = Duration.ofMinutes(6);
    private static final String IMAGE = "openclaw-sandbox:bookworm-slim";
    private static final int ONE_PERCENT = 100;

    /** What only looks; there are no networks here, so that nothing is found to remove. */
    private static final Set<String> LOOKS = Set.of("list", "image", "removeUnusedNetworks");

    /** How many sandboxes there are. */
    @Param({"1000", "10000", "100000"})
    public int sandboxes;

    private final VirtualClock clock = new VirtualClock(T0);
    private final SimulatedEngine engine = new SimulatedEngine(clock, new FaultPlan(new Random(1)));
    private final Reconciler reconciler = new Reconciler(new LoopParts(
            engine,
            new MemoryStore(),
            plan -> {},
            "i1",
            this::settings,
            new Backdrop(clock, clock::nanos, task -> clock.schedule(Duration.ZERO, Party.DAEMON, task), () -> 0)));
    private final DesiredStateBuilder builder = new DesiredStateBuilder(new SpecBuilder(new PlainHost(), "i1"));
    private List<Session> sessions = List.of();
    private DesiredState edited = DesiredState.unknown();
    private int edits;

    /** The calls to the engine in a pass, beside the list and the looks at images. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Calls {
        public long writes;
    }

    /** Everything is made, ready and cold. */
    @Setup
    public void makeAll() {
        sessions = new ArrayList<>();
        for (int i = 0; i < sandboxes; i++) {
            String agent = i % ONE_PERCENT == 0 ? "edited" : "work";
            sessions.add(new Session(
                    new SessionKey("agent:" + agent + ":s" + i), T0, Optional.empty(), Session.Source.FILE));
        }
        engine.people().tag(IMAGE, "id-1");
        reconciler.desire(desired());
        pass();
        clock.pass(COLD);
        pass();
    }

    /** An agent's settings change, to which one sandbox in a hundred belongs. */
    @Setup(Level.Invocation)
    public void edit() {
        edits++;
        edited = desired();
    }

    private DesiredState desired() {
        AgentSettings work = AgentSample.of("work").scope(SandboxScope.SESSION).build();
        AgentSettings other = AgentSample.of("edited")
                .scope(SandboxScope.SESSION)
                .env("TZ", "zone-" + edits)
                .build();
        return builder.build(AgentSample.settings(work, other), SessionSnapshot.of(sessions));
    }

    /** What the simulated engine itself takes for the list; it is part of every pass. */
    @Benchmark
    public Collection<ObservedContainer> listAlone() throws EngineException {
        return engine.list(Map.of(SandboxLabels.INSTANCE, "i1"));
    }

    /** A pass with nothing to do. */
    @Benchmark
    public void nothingToDo(Calls calls) {
        count(calls);
        pass();
    }

    /** The look at everything of such a pass, without the visits that follow. */
    @Benchmark
    public void lookAlone() {
        reconciler.lookAround(Reconciler.Look.ALWAYS);
    }

    /** One sandbox in a hundred is replaced, and all are visited. */
    @Benchmark
    public void onePercentChanged(Calls calls) {
        count(calls);
        reconciler.desire(edited);
        pass();
    }

    private void count(Calls calls) {
        engine.witness(new SimulatedEngine.Witness() {
            @Override
            public void after(String operation) {
                if (!LOOKS.contains(operation)) {
                    calls.writes++;
                }
            }
        });
    }

    private void pass() {
        reconciler.lookAround(Reconciler.Look.ALWAYS);
        boolean busy;
        do {
            busy = reconciler.visitNext() || clock.runDue();
        } while (busy);
    }

    private DaemonSettings settings() {
        DaemonSettings usual = DaemonSettings.defaults(2);
        return new DaemonSettings(
                usual.hotWindow(),
                Duration.ofDays(1), // nobody's session comes to rest while it is measured
                usual.resyncInterval(),
                usual.maxConcurrentActions(),
                2 * Math.max(1, sandboxes),
                usual.warmExecSlots(),
                usual.workspaceGc(),
                usual.engine(),
                usual.events());
    }
}
