package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.execute.Capacity;
import ai.openclaw.sandbox.reconciler.execute.ExecutorParts;
import ai.openclaw.sandbox.reconciler.execute.Networks;
import ai.openclaw.sandbox.reconciler.execute.Outcome;
import ai.openclaw.sandbox.reconciler.execute.PlanExecutor;
import ai.openclaw.sandbox.reconciler.execute.SetupRuns;
import ai.openclaw.sandbox.reconciler.execute.Timeline;
import ai.openclaw.sandbox.reconciler.lease.Leases;
import ai.openclaw.sandbox.reconciler.observed.ObservedState;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.plan.Rules;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import ai.openclaw.sandbox.reconciler.store.Registry;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reconciler without threads of its own: it is told what should be and what the engine says, and visits one sandbox whenever it is asked to.
 * {@link ControlLoop} drives it in the daemon; a simulation drives it step by step.
 */
public final class Reconciler implements EngineListener {

    private static final Duration STORE_RETRY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final WorkQueue queue;
    private final Probe probe;
    private final StatusBoard board;
    private final AtomicReference<DesiredState> desired = new AtomicReference<>(DesiredState.unknown());
    private final AtomicBoolean lookDue = new AtomicBoolean();
    private final InstantSource clock;
    private final ClockGuard clockGuard;
    private final EngineLink link;
    private final Registry registry;
    private final Leases leases;
    private final Visit visit;
    private final Resync resync;
    private final EngineEars ears;
    private final EngineAbsence absence;
    private final ProgressLog progress;
    private final Backdrop backdrop;

    /** A reconciler nobody measures. */
    public Reconciler(LoopParts parts) {
        this(parts, Probe.none());
    }

    /** Reads what is remembered; does nothing yet. */
    public Reconciler(LoopParts parts, Probe probe) {
        this.probe = probe;
        this.queue = new WorkQueue(parts.backdrop().nanos(), nanos -> probe.waited(Duration.ofNanos(nanos)));
        this.backdrop = parts.backdrop();
        this.clock = backdrop.clock();
        this.board = new StatusBoard(firstVersion(clock.instant()));
        this.clockGuard = new ClockGuard(clock.instant(), backdrop.nanos().getAsLong());
        this.link = new EngineLink(clock.instant());
        this.registry = new Registry(parts.store());
        this.leases = new Leases(clock, this::used);
        ObservedState observed = new ObservedState(parts.instance());
        SetupRuns setups = new SetupRuns(parts.engine(), registry, backdrop.threads(), clock);
        Capacity capacity = new Capacity(observed, () -> parts.settings().get().maxSandboxes());
        World world =
                new World(desired::get, observed, registry, leases, setups, capacity, parts.settings(), this::pruning);
        Networks networks = new Networks(parts.engine(), parts.instance());
        Freshness freshness = new Freshness(parts.engine(), observed, leases);
        this.progress = new ProgressLog(backdrop.jitter());
        Assembler assembler = new Assembler(world, progress);
        PlanExecutor executor = new PlanExecutor(new ExecutorParts(
                parts.engine(), observed, registry, parts.workspaces(), leases, capacity, setups, networks, clock));
        this.visit = new Visit(new VisitParts(
                assembler,
                freshness,
                new Storyteller(board, registry, new Timeline(registry, clock), leases),
                executor,
                progress,
                new RoomMaker(world, assembler, queue),
                name -> registry.get(name)
                        .map(record -> record.containers().keySet())
                        .orElseGet(Set::of),
                queue,
                clock,
                probe));
        this.resync = new Resync(parts.engine(), world, freshness, networks, queue, parts.instance());
        this.ears = new EngineEars(world, queue, parts.instance());
        this.absence = new EngineAbsence(board, world);
    }

    /** Microseconds since 1970, so that no run of the daemon tells a version that an earlier one told: a change takes longer than a microsecond. */
    private static long firstVersion(Instant now) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now);
    }

    /** What is said of every sandbox. */
    public StatusBoard board() {
        return board;
    }

    /** Who uses what; tool calls take their leases here. */
    public Leases leases() {
        return leases;
    }

    /** Whether the engine can be reached. */
    public EngineLink.Health engine() {
        return link.health();
    }

    /** What is remembered. */
    public Registry registry() {
        return registry;
    }

    /** The names that want a visit. */
    public WorkQueue queue() {
        return queue;
    }

    /** Takes what people ask of sandboxes. */
    public Requests requests() {
        return new Requests(board, registry, queue, clock);
    }

    /** What should be, as last told. */
    public DesiredState desired() {
        return desired.get();
    }

    /** Takes in what should be; the sandboxes for which that is news are visited. */
    public void desire(DesiredState wanted) {
        DesiredState before = desired.getAndSet(wanted);
        boolean settingsChanged = !before.settings().equals(wanted.settings());
        if (settingsChanged
                || !before.sessions().unreadable().equals(wanted.sessions().unreadable())) {
            recallUses(wanted, wanted.sandboxes().keySet());
            resync.everybody(Urgency.PROMPT);
            return;
        }
        Set<SandboxName> news = changed(before, wanted);
        recallUses(wanted, news);
        news.forEach(name -> queue.add(name, Urgency.PROMPT));
    }

    /** The visit would keep it too, but may hang on the engine for long; if the daemon were killed then, the next one would take the sandbox for cold. */
    private void used(SandboxName name) {
        try {
            leases.lastUsed(name).ifPresent(at -> registry.used(name, at, Leases.GRAIN));
        } catch (StoreException e) {
            log.warn(
                    "a use of {} is not kept yet: {}", name, e.getMessage()); // the call goes on; the visit tries again
        }
        queue.add(name, Urgency.PROMPT);
    }

    /** A session may be gone again before its sandbox is visited; that it used it counts all the same. */
    private void recallUses(DesiredState wanted, Set<SandboxName> names) {
        Instant now = clock.instant();
        names.forEach(name -> wanted.get(name)
                .flatMap(sandbox -> sandbox.lastSessionUse(now))
                .ifPresent(at -> leases.recall(name, at)));
    }

    private static Set<SandboxName> changed(DesiredState before, DesiredState wanted) {
        Set<SandboxName> names = new TreeSet<>();
        wanted.sandboxes().forEach((name, sandbox) -> {
            if (!before.get(name).equals(Optional.of(sandbox))) {
                names.add(name);
            }
        });
        before.sandboxes().keySet().stream()
                .filter(name -> wanted.get(name).isEmpty())
                .forEach(names::add);
        return names;
    }

    /** Visits the next sandbox that is due; false when none is, or when nothing may be planned because the engine is away. */
    public boolean visitNext() {
        Optional<SandboxName> next = takeNext();
        next.ifPresent(this::visit);
        return next.isPresent();
    }

    /** Takes a name that is due, for {@link #visit} to be called with it. */
    Optional<SandboxName> takeNext() {
        watchClock(); // before alarms ring by a clock that is wrong
        return link.synced() ? queue.poll(clock.instant()) : Optional.empty();
    }

    /** Puts back a name that was taken and cannot be visited now. */
    void putBack(SandboxName name) {
        queue.done(name);
        queue.addAt(name, clock.instant().plus(STORE_RETRY));
    }

    /** Visits a sandbox that was taken from the queue. */
    void visit(SandboxName name) {
        long begin = backdrop.nanos().getAsLong();
        try {
            if (visit.run(name) instanceof Outcome.EngineAway away) {
                engineAway(away.failure());
                queue.add(name, Urgency.PROMPT);
            }
        } catch (StoreException e) {
            log.error("{} is left as it is: {}", name, e.getMessage());
            queue.addAt(name, clock.instant().plus(STORE_RETRY));
        } catch (RuntimeException e) {
            log.error("a visit to {} failed unexpectedly; it is tried again", name, e);
            queue.addAt(name, clock.instant().plus(STORE_RETRY));
        } finally {
            queue.done(name);
            probe.visited(Duration.ofNanos(backdrop.nanos().getAsLong() - begin));
        }
    }

    /** What a visit to each sandbox would do now; changes nothing. */
    public Map<SandboxName, Plan> preview() {
        return preview(desired.get());
    }

    /** What a visit to each sandbox would do if that were what should be; changes nothing. */
    public Map<SandboxName, Plan> preview(DesiredState wanted) {
        Map<SandboxName, Plan> plans = new TreeMap<>();
        Set<SandboxName> names = new TreeSet<>(wanted.sandboxes().keySet());
        names.addAll(registry.names());
        board.list().forEach(sandbox -> names.add(sandbox.identity().name()));
        names.forEach(name -> visit.preview(name, wanted).ifPresent(plan -> plans.put(name, plan)));
        return plans;
    }

    /** Looks at everything if that is due because the link broke, or anyway when {@code always}. */
    public void lookAround(Look look) {
        boolean due = lookDue.getAndSet(false);
        if (look == Look.IF_DUE && !due && link.synced()) {
            return;
        }
        watchClock();
        try {
            resync.look();
            if (!link.synced()) {
                visit.forgetStillness();
            }
            link.becomes(EngineLink.State.SYNCED, clock.instant(), Optional.empty());
            resync.everybody(Urgency.ROUTINE);
            clockGuard.lookedAgain();
        } catch (EngineException e) {
            lookFailed(e.failure());
        } catch (RuntimeException e) {
            log.error("looking at everything failed unexpectedly; it is tried again", e);
            lookFailed(new EngineFailure.Unavailable("what the engine answered could not be used: " + e));
        }
    }

    /** Only now every sandbox is said to have no engine: a stream of events that broke and comes back at once is nobody's concern. */
    private void lookFailed(EngineFailure failure) {
        engineAway(failure);
        if (!link.synced()) {
            absence.tell(failure.message(), clock.instant());
        }
    }

    private void watchClock() {
        if (clockGuard.jumped(clock.instant(), backdrop.nanos().getAsLong())) {
            log.warn("the clock has jumped; nothing is pruned until everything was looked at again");
            progress.clockJumped();
            lookDue.set(true);
            queue.wake();
        }
    }

    /** Asked for with every plan, after its time was taken: so no plan is made with a time from beyond a jump that went unnoticed. */
    private Rules.Pruning pruning() {
        watchClock();
        return clockGuard.pruning();
    }

    /** When to look at everything. */
    public enum Look {
        ALWAYS,
        IF_DUE
    }

    /** Whether a look at everything is due now. */
    boolean lookIsDue() {
        return lookDue.get();
    }

    /** Looks at everything soon, for something that concerns all may have changed. */
    public void lookSoon() {
        lookDue.set(true);
        queue.wake();
    }

    @Override
    public void connected() {
        lookSoon();
    }

    @Override
    public void disconnected(EngineFailure why) {
        engineAway(why);
    }

    @Override
    public void event(EngineEvent event) {
        if (ears.hear(event)) {
            lookSoon(); // images have changed: look at all of them
        }
    }

    private void engineAway(EngineFailure failure) {
        if (failure instanceof EngineFailure.DeadlineExceeded) {
            log.warn("the engine is slow: {}", failure.message());
            lookDue.set(true);
            queue.wake();
            return;
        }
        if (link.synced()) {
            log.warn("the engine is away: {}", failure.message());
        }
        link.becomes(EngineLink.State.AWAY, clock.instant(), Optional.of(failure.message()));
        queue.wake();
    }
}
