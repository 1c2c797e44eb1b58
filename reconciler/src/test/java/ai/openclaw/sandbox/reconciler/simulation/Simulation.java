package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.fixtures.FaultPlan;
import ai.openclaw.sandbox.fixtures.SimulatedEngine;
import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.fixtures.VirtualClock.Party;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.loop.Backdrop;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import ai.openclaw.sandbox.reconciler.loop.LoopParts;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One run of a scenario: an engine, a store and people outlive the daemons that follow one another. */
final class Simulation {

    static final String INSTANCE = "i1";
    static final Duration HOT = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration HEALING = Duration.ofMinutes(4); // a call that hangs, a look, two minutes of grace
    private static final Duration SETTLING = Duration.ofMinutes(21);
    private static final Set<String> WRITES = Set.of("create", "start", "rename", "remove", "exec", "ensureNetwork");

    private final Scenario scenario;
    private final VirtualClock clock = new VirtualClock(START);
    private final FaultPlan faults;
    private final SimulatedEngine engine;
    private final SimulatedStore store = new SimulatedStore(() -> ambush().step(), this::told);
    private final Wishes wishes = new Wishes();
    private final Uses uses = new Uses(clock);
    private final List<Law> laws = Law.all();
    private final Journal journal;
    private final Random dice;
    private Optional<Daemon> daemon = Optional.empty();
    private int maxSandboxes;
    private final Ambush ambush = new Ambush();
    private long looksSinceJump;
    private boolean told;
    private boolean storeFull;
    private long storeFreeSince = -Uses.UNWRITTEN.toNanos(); // it never was full
    private long writes;

    Simulation(Scenario scenario, Journal.Detail detail) {
        this.scenario = scenario;
        this.dice = new Random(scenario.seed());
        this.faults = new FaultPlan(new Random(scenario.seed() + 1));
        this.engine = new SimulatedEngine(clock, faults);
        this.journal = new Journal(clock, detail);
        this.maxSandboxes = scenario.maxSandboxes();
        engine.witness(new SimulatedEngine.Witness() {
            @Override
            public void before(String operation, Optional<ObservedContainer> target, String argument) {
                called(operation, target, argument);
            }

            @Override
            public void after(String operation) {
                if (operation.equals("list")) {
                    looksSinceJump++;
                }
                ambush.step();
            }
        });
    }

    /** Runs it; the result tells which law was broken, if one was. */
    Verdict run() {
        try {
            Wishes.IMAGES.forEach(image -> engine.people().tag(image, "id-of-" + image));
            Duration at = Duration.ZERO;
            Deeds deeds = new Deeds(this);
            for (Happening happening : scenario.happenings()) {
                at = at.plus(happening.after());
                clock.schedule(at, Party.WORLD, () -> {
                    journal.write("*", happening.deed().toString(), happening.who() + "/" + happening.what());
                    deeds.happen(happening);
                });
            }
            goOn(at.plusSeconds(60));
            deeds.calm();
            daemon.ifPresent(Daemon::lookSoon);
            goOn(HEALING);
            laws.forEach(law -> law.onceHealthy(this));
            goOn(SETTLING);
            if (somethingIsInHand()) { // such as the replacement of one whose age was reached this very moment
                goOn(HEALING);
            }
            laws.forEach(law -> law.atTheEnd(this));
            return new Verdict(Optional.empty(), "", journal.digest(), journal.text());
        } catch (BrokenLaw broken) {
            return new Verdict(Optional.of(broken.law()), broken.getMessage(), journal.digest(), journal.text());
        }
    }

    /** Whether somebody waits for a visit, or a container is there under a passing name. */
    private boolean somethingIsInHand() {
        return living().reconciler().queue().depth() > 0
                || ours().stream()
                        .anyMatch(it ->
                                !SandboxName.ofContainerName(it.name()).value().equals(it.name()));
    }

    private void goOn(Duration most) {
        long end = clock.nanos() + most.toNanos();
        while (clock.nanos() < end) {
            try {
                living().runUntil(end, () -> false);
            } catch (CrashSignal signal) {
                bury();
            }
        }
    }

    private Daemon living() {
        if (daemon.isEmpty()) {
            Backdrop backdrop = new Backdrop(
                    clock, clock::nanos, task -> clock.schedule(Duration.ZERO, Party.DAEMON, task), dice::nextDouble);
            LoopParts parts = new LoopParts(engine, store, plan -> {}, INSTANCE, this::settings, backdrop);
            Daemon newborn = new Daemon(clock, engine, parts, ambush, this::overhear);
            daemon = Optional.of(newborn);
            journal.write("daemon", "starts", "");
            newborn.reconciler().board().watch(new StatusBoard.Watcher() {
                @Override
                public void changed(Optional<Sandbox> before, Sandbox now) {
                    if (ToolCalls.ready(now)) {
                        now.status()
                                .container()
                                .ifPresent(it -> ready(now.identity().name(), it.id()));
                    }
                }

                @Override
                public void removed(Sandbox last, long resourceVersion) {
                    goneWithItsContainer(last.identity().name());
                }
            });
            told = false;
            looksSinceJump = Long.MAX_VALUE / 2; // it knows nothing of jumps before its birth
            if (dice.nextInt(4) == 0) {
                clock.schedule(Duration.ofMillis(dice.nextInt(3_000)), Party.WORLD, this::tellWishes);
            } else {
                tellWishes();
            }
        }
        return daemon.get();
    }

    /** Where there is no container any more, what was done in it is over; that its sessions are at work counts for the next one too. */
    private void goneWithItsContainer(SandboxName name) {
        boolean there = engine.truth().stream()
                .anyMatch(it -> it.label(SandboxLabels.NAME).equals(Optional.of(name.value())));
        if (!there) {
            uses.vanished(name);
            tellUses();
        }
    }

    private void ready(SandboxName name, String container) {
        uses.ready(container);
        laws.forEach(law -> law.ready(name, container, this));
    }

    private void bury() {
        journal.write("daemon", "dies", "");
        daemon.ifPresent(
                dead -> uses.crashed(couldWrite() && dead.reconciler().engine().state() == EngineLink.State.SYNCED));
        daemon.ifPresent(Daemon::end);
        daemon = Optional.empty();
        ambush.crashAfter(0);
        clock.forgetDaemon();
        clock.pass(Duration.ofMillis(dice.nextInt(3) == 0 ? dice.nextInt(180_000) : dice.nextInt(500)));
    }

    /** Asked for in the course of every look at a situation, so here somebody may come in between. */
    private DaemonSettings settings() {
        ambush.moment();
        DaemonSettings defaults = DaemonSettings.defaults(2);
        return new DaemonSettings(
                HOT,
                defaults.activeWindow(),
                defaults.resyncInterval(),
                defaults.maxConcurrentActions(),
                maxSandboxes,
                defaults.warmExecSlots(),
                defaults.workspaceGc(),
                defaults.engine(),
                defaults.events());
    }

    private void called(String operation, Optional<ObservedContainer> target, String argument) {
        journal.write(
                operation,
                target.map(it -> it.id().substring(8, 12) + " " + it.name()).orElse(""),
                argument);
        ambush.step();
        if (WRITES.contains(operation)) {
            writes++;
            target.map(it -> new Law.Call(operation, it, argument))
                    .ifPresent(call -> laws.forEach(law -> law.before(call, this)));
        }
    }

    private void told(SandboxEvent event) {
        journal.write("says", event.sandbox().value(), event.type().word() + ", " + event.reason());
    }

    /** Uses the daemon learns from events are uses it can be held to. */
    private EngineListener overhear(EngineListener reconciler) {
        return new EngineListener() {
            @Override
            public void connected() {
                reconciler.connected();
            }

            @Override
            public void disconnected(EngineFailure why) {
                reconciler.disconnected(why);
            }

            @Override
            public void event(EngineEvent event) {
                if (event.kind() == Kind.EXEC_STARTED || event.kind() == Kind.EXEC_ENDED) {
                    heardOfExec(event);
                }
                if (event.kind() == Kind.EXEC_ENDED) {
                    Optional.ofNullable(event.attributes().get(EngineEvent.EXEC_ID))
                            .ifPresent(uses::execEndHeard);
                }
                reconciler.event(event);
                if (event.kind() == Kind.EXEC_STARTED) {
                    noteBelief(event);
                }
            }
        };
    }

    /** Whatever it should have made of it: an exec it believes in holds it up until its end is heard. */
    private void noteBelief(EngineEvent event) {
        String exec = event.attributes().getOrDefault(EngineEvent.EXEC_ID, "");
        boolean believes = reconciler()
                .flatMap(it ->
                        sandboxOf(event.subject()).filter(name -> it.leases().knowsExec(name, exec)))
                .isPresent();
        if (believes) {
            uses.believes(event.subject(), exec);
        }
    }

    private Optional<SandboxName> sandboxOf(String container) {
        return engine.truth().stream()
                .filter(it -> it.id().equals(container))
                .findFirst()
                .flatMap(it -> it.label(SandboxLabels.NAME))
                .map(SandboxName::new);
    }

    /** Only where it serves as the daemon knows: a use of anything else is nobody's. */
    private void heardOfExec(EngineEvent event) {
        if (sandboxOf(event.subject()).isEmpty()) {
            return; // somebody has removed it meanwhile, and nobody loses anything any more
        }
        long ago = Math.max(0, Duration.between(event.at(), clock.instant()).toNanos()); // or the clock was set back
        reconciler().stream()
                .flatMap(it -> it.board().list().stream())
                .filter(it -> it.status()
                        .container()
                        .filter(box -> box.id().equals(event.subject()))
                        .isPresent())
                .forEach(it -> {
                    uses.used(it.identity().name(), clock.nanos() - ago);
                    Optional.ofNullable(event.attributes().get(EngineEvent.EXEC_ID))
                            .filter(exec -> event.kind() == Kind.EXEC_STARTED)
                            .ifPresent(exec -> uses.execHeard(event.subject(), exec));
                });
    }

    /** The daemon learns what should be, if it lives. */
    void tellWishes() {
        daemon.ifPresent(alive -> {
            told = true;
            tellUses();
            alive.reconciler().desire(wishes.desired());
        });
    }

    /** The uses the sessions tell of count. */
    void tellUses() {
        wishes.uses(uses::used);
    }

    /** One more look at everything and all visits that follow. */
    void onePass() {
        Daemon alive = living();
        alive.reconciler().lookAround(Reconciler.Look.ALWAYS);
        while (alive.reconciler().visitNext()) {
            clock.runDue();
        }
    }

    /** A pass, and whether the time of some plan came in it, so that it had something to do. */
    boolean onePassFindsSomethingDue() {
        Optional<Instant> due = living().reconciler().queue().nextAlarm();
        onePass();
        return due.map(at -> !at.isAfter(clock.instant())).orElse(false);
    }

    int roll(int bound) {
        return dice.nextInt(bound);
    }

    void crashNow() {
        if (daemon.isPresent()) {
            throw new CrashSignal();
        }
    }

    /** A daemon needs a moment to write down what it could not as long as the disk was full. */
    private boolean couldWrite() {
        return !storeFull && clock.nanos() - storeFreeSince >= Uses.UNWRITTEN.toNanos();
    }

    void storeFull(boolean full) {
        if (storeFull && !full) {
            storeFreeSince = clock.nanos();
        }
        storeFull = full;
        store.full(full);
    }

    void limit(int sandboxes) {
        maxSandboxes = sandboxes;
    }

    void clockJumped() {
        looksSinceJump = 0;
        uses.clockJumped();
    }

    /** Whether everything was looked at since the clock jumped last. */
    boolean clockIsSound() {
        return looksSinceJump > 0;
    }

    /** What the daemon knows should be; empty when it was not told yet. */
    Optional<DesiredState> told() {
        return told ? Optional.of(wishes.desired()) : Optional.empty();
    }

    Ambush ambush() {
        return ambush;
    }

    Optional<Reconciler> reconciler() {
        return daemon.map(Daemon::reconciler);
    }

    Optional<Sandbox> board(SandboxName name) {
        return reconciler().flatMap(it -> it.board().get(name));
    }

    List<ObservedContainer> ours() {
        return engine.truth().stream()
                .filter(it -> it.label(SandboxLabels.INSTANCE).equals(Optional.of(INSTANCE)))
                .toList();
    }

    Set<String> networks() {
        return engine.networks(Map.of(SandboxLabels.INSTANCE, INSTANCE));
    }

    Optional<String> image(String reference) {
        return engine.tagged(reference);
    }

    long writes() {
        return writes;
    }

    VirtualClock clock() {
        return clock;
    }

    FaultPlan faults() {
        return faults;
    }

    SimulatedEngine engine() {
        return engine;
    }

    SimulatedStore store() {
        return store;
    }

    Wishes wishes() {
        return wishes;
    }

    Uses uses() {
        return uses;
    }
}
