package ai.openclaw.sandbox.reconciler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.AgentSample;
import ai.openclaw.sandbox.fixtures.FaultPlan;
import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.fixtures.VirtualClock.Party;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
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
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A cold sandbox is taken away the moment somebody calls a tool in it, with a real thread each, many times over: nobody loses what he works in. (A model checker over the whole reconciler takes a tenth of a second for each interleaving: too long to meet this one.)
 */
final class RemovalRaceIT {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration COLD = Duration.ofMinutes(6);
    private static final DesiredStateBuilder BUILDER = new DesiredStateBuilder(new SpecBuilder(new PlainHost(), "i1"));
    private static final Session SESSION =
            new Session(new SessionKey("agent:work:a"), T0, Optional.empty(), Session.Source.FILE);
    private static final int ROUNDS = 3_000;

    /** How far into a visit a call begins, in turns of an empty loop; a visit takes about as many. */
    private static final int LATEST = 4_000;

    private static final int WORK = 200;

    /** What becomes of a call. */
    private enum Fate {
        SERVED,
        TURNED_AWAY,
        NOTHING_THERE,
        ROBBED
    }

    /** Why it is taken away. */
    enum Story {
        /** Nobody wants it any more. */
        REMOVAL,
        /** Its settings have changed, and its successor is about to take its place; up to that moment it serves. */
        REPLACEMENT
    }

    @ParameterizedTest
    @EnumSource
    void takesNothingFromUnderACall(Story story) throws Exception {
        Random dice = new Random(7);
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                ColdSandbox sandbox = new ColdSandbox(story);
                CyclicBarrier together = new CyclicBarrier(2);
                int moment = dice.nextInt(LATEST);
                Future<?> visit = threads.submit(() -> {
                    together.await();
                    sandbox.visit();
                    return sandbox;
                });
                Future<Fate> call = threads.submit(() -> {
                    together.await();
                    pass(moment);
                    return sandbox.call();
                });
                visit.get();
                fates.merge(call.get(), 1, Integer::sum);
                assertThat(call.get()).as("in round %d", round).isNotEqualTo(Fate.ROBBED);
                assertThat(sandbox.tookWhatServed())
                        .as("in round %d, after the call and still hot", round)
                        .isFalse();
            }
        }
        assertThat(fates).as("each wins now and then").containsKey(Fate.SERVED).hasSizeGreaterThan(1);
    }

    private static void pass(int turns) {
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    /** A sandbox that is ready and cold and about to be taken away. */
    private static final class ColdSandbox {
        private final VirtualClock clock = new VirtualClock(T0);
        private final SimulatedEngine engine = new SimulatedEngine(clock, new FaultPlan(new Random(1)));
        private final Set<String> takenAway = ConcurrentHashMap.newKeySet();
        private final Reconciler reconciler = new Reconciler(new LoopParts(
                engine,
                new MemoryStore(),
                plan -> {},
                "i1",
                () -> DaemonSettings.defaults(2),
                new Backdrop(clock, clock::nanos, task -> clock.schedule(Duration.ZERO, Party.DAEMON, task), () -> 0)));
        private final SandboxName name;
        private Optional<String> served = Optional.empty(); // written by the caller, read when he is done

        ColdSandbox(Story story) {
            engine.people().tag("openclaw-sandbox:bookworm-slim", "id-1");
            wish("UTC", SESSION);
            reconciler.lookAround(Reconciler.Look.ALWAYS);
            while (reconciler.visitNext() || clock.runDue()) {
                continue;
            }
            name = reconciler.board().list().getFirst().identity().name();
            clock.pass(COLD);
            engine.witness(new SimulatedEngine.Witness() {
                @Override
                public void before(String operation, Optional<ObservedContainer> target, String argument) {
                    if (operation.equals("remove") || argument.endsWith(".old")) {
                        target.ifPresent(it -> takenAway.add(it.id()));
                    }
                }
            });
            switch (story) {
                case REMOVAL -> wish("UTC");
                case REPLACEMENT -> wish("Europe/Oslo", SESSION);
            }
            while (!isAboutToGo()) {
                reconciler.visitNext();
            }
        }

        /** Whether the container a call was served in has gone since: the use was seen, so it is hot. */
        boolean tookWhatServed() {
            return served.filter(takenAway::contains).isPresent();
        }

        private boolean isAboutToGo() {
            return switch (Objects.requireNonNull(reconciler.preview().get(name))
                    .action()) {
                case Action.Remove remove -> remove.gate() == Action.Gate.SHUT;
                case Action.Rename rename -> rename.gate() == Action.Gate.SHUT;
                default -> false;
            };
        }

        /** The control loop visits it. */
        void visit() {
            reconciler.visitNext();
        }

        /** A tool is called in it, as tools are: the lease first, then a look where. */
        Fate call() {
            Optional<Leases.Lease> lease = reconciler.leases().acquire(name, T0.plus(COLD));
            if (lease.isEmpty()) {
                return Fate.TURNED_AWAY;
            }
            try (Leases.Lease held = lease.get()) {
                Optional<String> container = serving(reconciler.board().get(name));
                boolean kept = container.filter(takenAway::contains).isEmpty();
                pass(WORK);
                kept &= container.filter(takenAway::contains).isEmpty();
                served = container;
                return container.isEmpty() ? Fate.NOTHING_THERE : kept ? Fate.SERVED : Fate.ROBBED;
            }
        }

        private static Optional<String> serving(Optional<Sandbox> told) {
            return told.map(Sandbox::status)
                    .filter(status -> status.condition(ConditionType.READY)
                            .map(it -> it.status() == Condition.Status.TRUE)
                            .orElse(false))
                    .flatMap(SandboxStatus::container)
                    .map(SandboxStatus.ContainerRef::id);
        }

        private void wish(String zone, Session... sessions) {
            reconciler.desire(BUILDER.build(
                    AgentSample.settings(AgentSample.of("work").env("TZ", zone).build()),
                    SessionSnapshot.of(List.of(sessions))));
        }
    }
}
