package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import ai.openclaw.sandbox.reconciler.execute.Outcome;
import ai.openclaw.sandbox.reconciler.execute.PlanExecutor;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Hold;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.plan.Planner;
import ai.openclaw.sandbox.reconciler.plan.Setback;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit to one sandbox: look at what is doubtful, plan, say, act, and settle when to come back. */
final class Visit {

    private static final Logger log = LoggerFactory.getLogger(Visit.class);

    private final Assembler assembler;
    private final Freshness freshness;
    private final Storyteller storyteller;
    private final PlanExecutor executor;
    private final ProgressLog progress;
    private final RoomMaker room;
    private final Function<SandboxName, Set<String>> remembered;
    private final WorkQueue queue;
    private final InstantSource clock;
    private final Probe probe;
    private final Stillness stillness = new Stillness();

    Visit(VisitParts parts) {
        this.assembler = parts.assembler();
        this.freshness = parts.freshness();
        this.storyteller = parts.storyteller();
        this.executor = parts.executor();
        this.progress = parts.progress();
        this.room = parts.room();
        this.remembered = parts.remembered();
        this.queue = parts.queue();
        this.clock = parts.clock();
        this.probe = parts.probe();
    }

    /** Visits a sandbox. */
    Outcome run(SandboxName name) {
        try {
            freshness.containers(name, remembered.apply(name));
            Optional<Situation> first = assembler.situation(name, clock.instant());
            if (first.isEmpty()) {
                stillness.disturbed(name);
                storyteller.nothingLeft(name);
                return new Outcome.Rested();
            }
            if (stillness.lasts(first.get())) {
                return new Outcome.Rested();
            }
            stillness.disturbed(name);
            Optional<SandboxSpec> spec = Assembler.spec(first.get().demand());
            if (spec.isPresent()) {
                freshness.image(spec.get().container().program().image());
            }
        } catch (EngineException e) {
            return new Outcome.EngineAway(e.failure());
        }
        Optional<Situation> found = assembler.situation(name, clock.instant());
        if (found.isEmpty()) {
            return new Outcome.Rested(); // what spoke for it has changed this moment, and that brings the next visit
        }
        Situation situation = found.get();
        Plan plan = Planner.plan(situation);
        if (!plan.action().bookkeeping()) {
            storyteller.tell(situation, plan);
        }
        Outcome outcome = executor.execute(situation, plan.action(), new Visiting(name));
        probe.acted(plan.action(), outcome);
        settle(situation, plan, outcome);
        room.freed();
        return outcome;
    }

    /** Everybody is looked at afresh: what is said of them may have become doubtful. */
    void forgetStillness() {
        stillness.disturbedAll();
    }

    /** The plan a visit would find now; changes nothing. */
    Optional<Plan> preview(SandboxName name) {
        return assembler.situation(name, clock.instant()).map(Planner::plan);
    }

    /** The plan a visit would find if that were what should be; changes nothing. */
    Optional<Plan> preview(SandboxName name, DesiredState wanted) {
        return assembler.situation(name, clock.instant(), wanted).map(Planner::plan);
    }

    /** What the executor asks of a visit. */
    private final class Visiting implements PlanExecutor.Visitor {
        private final SandboxName name;

        Visiting(SandboxName name) {
            this.name = name;
        }

        @Override
        public Action replan() {
            return preview(name).map(Plan::action).orElseGet(Action.Rest::new);
        }

        @Override
        public void retell() {
            assembler
                    .situation(name, clock.instant())
                    .ifPresent(situation -> storyteller.tell(situation, Planner.plan(situation)));
        }

        @Override
        public void doubt() {
            storyteller.doubt(name, clock.instant());
        }

        @Override
        public void poke() {
            Visit.this.poke(name);
        }

        @Override
        public void setBack(Setback setback, Hold hold) {
            try {
                assembler
                        .situation(name, clock.instant())
                        .ifPresent(situation -> noteTrouble(situation, setback, hold));
            } catch (StoreException e) {
                log.warn("{}: a setback is not in its timeline: {}", name, e.getMessage()); // it is waited all the same
            }
        }
    }

    private void poke(SandboxName name) {
        queue.add(name, Urgency.PROMPT);
    }

    private void settle(Situation situation, Plan plan, Outcome outcome) {
        SandboxName name = situation.name();
        switch (outcome) {
            case Outcome.Advanced advanced -> advanced(situation, plan.action());
            case Outcome.Rested rested -> rested(situation, plan);
            case Outcome.Deferred deferred -> deferred(name, plan.action());
            case Outcome.EngineAway away -> queue.cancelAlarm(name); // whoever reports the engine back visits everybody
            case Outcome.Failed failed -> {
                noteTrouble(situation, failed.setback(), Hold.after(plan.action()));
                poke(name); // the next plan says what went wrong, and waits
            }
        }
    }

    private void noteTrouble(Situation situation, Setback setback, Hold hold) {
        Optional<String> hash =
                Assembler.spec(situation.demand()).map(it -> it.hash().value());
        storyteller.tellTrouble(situation, progress.failed(situation.name(), setback, hold, hash, clock.instant()));
    }

    /** Somebody was faster to get in, or to get a place: the next plan sees him, says so and waits. */
    private void deferred(SandboxName name, Action action) {
        queue.add(name, action instanceof Action.Create ? Urgency.ROUTINE : Urgency.PROMPT);
    }

    private void advanced(Situation situation, Action action) {
        SandboxName name = situation.name();
        if (action instanceof Action.Start start && isLive(situation, start.containerId())) {
            progress.started(name, clock.instant(), endedAt(situation));
        }
        if (action instanceof Action.Settle settle
                && settle.removal()
                && situation.containers().noneServes()) {
            storyteller.gone(name); // the next visit tells of another one by that name
        }
        poke(name);
    }

    private static Optional<Instant> endedAt(Situation situation) {
        return situation.containers().live().flatMap(ObservedContainer::exit).map(ObservedContainer.Exit::finishedAt);
    }

    private static boolean isLive(Situation situation, String containerId) {
        return situation
                .containers()
                .live()
                .map(live -> live.id().equals(containerId))
                .orElse(false);
    }

    /** Nothing is left to do though it is not too early to try: the row of setbacks is over. */
    private static boolean allIsWell(Situation situation, Plan plan) {
        boolean ready =
                plan.status().map(status -> status.phase() == Phase.READY).orElse(false);
        return ready
                && situation
                        .progress()
                        .trouble()
                        .map(trouble -> !trouble.waits(situation.now()))
                        .orElse(false);
    }

    private void rested(Situation situation, Plan plan) {
        SandboxName name = situation.name();
        if (plan.status().isEmpty()) {
            progress.forget(name);
        }
        room.consider(situation, plan, clock.instant());
        if (allIsWell(situation, plan)) {
            progress.recovered(name);
            poke(name); // what was said of the trouble is to be taken back now, not with the next look at everything
        }
        stillness.rested(situation, plan);
        Optional<Instant> at = plan.lookAgainAt();
        if (at.isPresent()) {
            queue.addAt(name, at.get());
        } else {
            queue.cancelAlarm(name);
        }
    }
}
