package ai.openclaw.sandbox.reconciler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.fixtures.EngineFault;
import ai.openclaw.sandbox.fixtures.FaultPlan;
import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.fixtures.VirtualClock.Party;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.session.SessionSnapshot;
import ai.openclaw.sandbox.reconciler.desired.DesiredStateBuilder;
import ai.openclaw.sandbox.reconciler.desired.PlainHost;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong between the parts: found by the simulation first, told here in a few steps each. */
final class ReconcilerTest {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final String IMAGE = "openclaw-sandbox:bookworm-slim";
    private static final SessionKey SESSION = new SessionKey("agent:work:a");
    private static final Duration COLD = Duration.ofMinutes(6);

    private final VirtualClock clock = new VirtualClock(T0);
    private final FaultPlan faults = new FaultPlan(new Random(1));
    private final SimulatedEngine engine = new SimulatedEngine(clock, faults);
    private final MemoryStore store = new MemoryStore();
    private final Reconciler reconciler = new Reconciler(new LoopParts(
            engine,
            store,
            plan -> {},
            "i1",
            () -> DaemonSettings.defaults(2),
            new Backdrop(clock, clock::nanos, task -> clock.schedule(Duration.ZERO, Party.DAEMON, task), () -> 0)));

    @BeforeEach
    void oneSandboxIsReady() {
        engine.people().tag(IMAGE, "id-1");
        wish("UTC");
        settle();
        assertThat(ready()).isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void aUseIsKeptThoughTheEngineHangs() {
        clock.pass(COLD);
        Instant used = clock.instant();
        reconciler.leases().acquire(name(), used).ifPresent(Leases.Lease::close);
        assertThat(store.load().getFirst().lastUsed()).as("before any visit").contains(used);
    }

    @Test
    void ofALongCallACrashForgetsAMinuteAtMost() {
        clock.pass(COLD);
        Leases.Lease call = reconciler.leases().acquire(name(), clock.instant()).orElseThrow();
        visitAll();
        for (int minutes = 0; minutes < 30; minutes++) {
            clock.pass(Duration.ofMinutes(1));
            visitAll();
        }
        assertThat(store.load().getFirst().lastUsed().orElseThrow())
                .isAfter(clock.instant().minus(Duration.ofSeconds(61)));
        call.close();
    }

    @Test
    void aCallGoesOnThoughItsUseCannotBeKept() {
        clock.pass(COLD);
        store.full(true);
        assertThat(reconciler.leases().acquire(name(), clock.instant())).isPresent();
    }

    @Test
    void whatSomebodyDoesInAContainerThatWasRenamedMeanwhileIsAUseOfItsSandbox() {
        String id = container();
        clock.pass(COLD);
        store.full(true);
        reconciler.leases().acquire(name(), clock.instant()).ifPresent(Leases.Lease::close);
        engine.people().rename(id, "mine");
        settle();
        assertThat(engine.truth().getFirst().name())
                .as("not given its name back while the use cannot be kept")
                .isEqualTo("mine");
        reconciler.event(new EngineEvent(
                clock.instant(), EngineEvent.Kind.EXEC_STARTED, id, "mine", Map.of(EngineEvent.EXEC_ID, "e1")));
        assertThat(reconciler.leases().holders(name())).isEqualTo(1);
    }

    @Test
    void nobodyIsSentIntoAContainerWhoseRenamingWasNotAnswered() {
        String first = container();
        clock.pass(COLD);
        wish("Europe/Oslo");
        faults.once("rename", EngineFault.REPLY_LOST);
        while (reconciler.visitNext()) {
            clock.runDue();
        }
        assertThat(reconciler.engine().state()).isEqualTo(EngineLink.State.AWAY);
        assertThat(ready()).isEqualTo(Condition.Status.UNKNOWN);
        settle();
        assertThat(ready()).isEqualTo(Condition.Status.TRUE);
        assertThat(container()).isNotEqualTo(first);
    }

    @Test
    void nobodyIsSentIntoAContainerWhoseRenamingCouldNotBeKept() {
        clock.pass(COLD);
        wish("Europe/Oslo");
        engine.witness(new SimulatedEngine.Witness() {
            @Override
            public void after(String operation) {
                store.full(operation.equals("rename"));
            }
        });
        while (reconciler.visitNext()) {
            clock.runDue();
        }
        assertThat(ready()).isEqualTo(Condition.Status.UNKNOWN);
    }

    @Test
    void aSetbackThatIsOverIsTakenBackWithoutALookAtEverything() {
        clock.pass(COLD);
        engine.people().run(name() + ".old");
        wish("Europe/Oslo");
        visitAll();
        assertThat(said(ConditionType.NAME_CONFLICT)).contains(Condition.Status.TRUE);

        engine.truth().stream()
                .filter(it -> it.name().endsWith(".old"))
                .forEach(it -> engine.people().remove(it.id()));
        clock.pass(Duration.ofSeconds(5)); // until it is tried again
        visitAll();
        assertThat(ready()).isEqualTo(Condition.Status.TRUE);
        assertThat(said(ConditionType.NAME_CONFLICT)).isEmpty();
    }

    @Test
    void oneThatKeepsEndingIsStartedEverLaterAndSaysSo() {
        AtomicInteger starts = new AtomicInteger();
        engine.witness(new SimulatedEngine.Witness() {
            @Override
            public void after(String operation) {
                if (operation.equals("start")) {
                    starts.incrementAndGet();
                    engine.truth().forEach(it -> engine.people().stop(it.id()));
                }
            }
        });
        engine.people().stop(container());
        for (int second = 0; second < 600; second++) {
            clock.pass(Duration.ofSeconds(1));
            settle();
        }
        assertThat(starts.get()).as("starts in ten minutes").isBetween(4, 12);
        assertThat(ready()).isEqualTo(Condition.Status.FALSE);
        assertThat(sandbox().status().condition(ConditionType.READY).map(Condition::reason))
                .contains("KeepsEnding");
    }

    @Test
    void itsEnginesAbsenceIsSaidOfASandboxAndTakenBackWithoutAnyNews() {
        faults.once("list", EngineFault.CUT);
        reconciler.lookAround(Reconciler.Look.ALWAYS);
        assertThat(ready()).isEqualTo(Condition.Status.UNKNOWN);
        assertThat(said(ConditionType.ENGINE_REACHABLE)).contains(Condition.Status.FALSE);

        long told = store.events().size();
        settle();

        assertThat(ready()).isEqualTo(Condition.Status.TRUE);
        assertThat(said(ConditionType.ENGINE_REACHABLE)).isEmpty();
        assertThat(store.events()).hasSize((int) told);
    }

    private Optional<Condition.Status> said(ConditionType type) {
        return reconciler
                .board()
                .get(name())
                .map(Sandbox::status)
                .flatMap(status -> status.condition(type).map(Condition::status));
    }

    private void wish(String zone) {
        var agent = AgentSample.of("work").env("TZ", zone).build();
        Session session = new Session(SESSION, T0, Optional.empty(), Session.Source.FILE);
        reconciler.desire(new DesiredStateBuilder(new SpecBuilder(new PlainHost(), "i1"))
                .build(AgentSample.settings(agent), SessionSnapshot.of(List.of(session))));
    }

    private void settle() {
        reconciler.lookAround(Reconciler.Look.ALWAYS);
        visitAll();
    }

    private void visitAll() {
        while (reconciler.visitNext() || clock.runDue()) {
            continue;
        }
    }

    private Sandbox sandbox() {
        return reconciler.board().list().getFirst();
    }

    private SandboxName name() {
        return sandbox().identity().name();
    }

    private String container() {
        return sandbox()
                .status()
                .container()
                .map(SandboxStatus.ContainerRef::id)
                .orElseThrow();
    }

    private Condition.Status ready() {
        return sandbox()
                .status()
                .condition(ConditionType.READY)
                .map(Condition::status)
                .orElseThrow();
    }
}
