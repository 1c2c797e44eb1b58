package ai.openclaw.sandbox.reconciler.loop;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.execute.Outcome;
import ai.openclaw.sandbox.reconciler.execute.PlanExecutor;
import ai.openclaw.sandbox.reconciler.plan.Action;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.plan.Planner;
import ai.openclaw.sandbox.reconciler.plan.Situation;
import ai.openclaw.sandbox.reconciler.plan.Trouble;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue;
import ai.openclaw.sandbox.reconciler.queue.WorkQueue.Urgency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One visit to one sandbox: look at what is doubtful, plan, say, act, and settle when to come back. */
final class Visit {

    private final Assembler assembler;
    private final Freshness freshness;
    private final Storyteller storyteller;
    private final PlanExecutor executor;
    private final ProgressLog progress;
    private final RoomMaker room;
    private final WorkQueue queue;
    private final InstantSource clock;

    Visit(VisitParts parts) {
        this.assembler = parts.assembler();
        this.freshness = parts.freshness();
        this.storyteller = parts.storyteller();
        this.executor = parts.executor();
        this.progress = parts.progress();
        this.room = parts.room();
        this.queue = parts.queue();
        this.clock = parts.clock();
    }

    /** Visits a sandbox. */
    Outcome run(SandboxName name) {
        try {
            freshness.containers(name);
            Optional<Situation> first = assembler.situation(name, clock.instant());
            if (first.isEmpty()) {
                storyteller.nothingLeft(name);
                return new Outcome.Rested();
            }
            Optional<SandboxSpec> spec = Assembler.spec(first.get().demand());
            if (spec.isPresent()) {
                freshness.image(spec.get().container().program().image());
            }
        } catch (EngineException e) {
            return new Outcome.EngineAway(e.failure());
        }
        Situation situation = assembler.situation(name, clock.instant()).orElseThrow();
        Plan plan = Planner.plan(situation);
        storyteller.tell(situation, plan);
        Outcome outcome = executor.execute(situation, plan.action(), () -> replan(name), () -> poke(name));
        settle(situation, plan, outcome);
        return outcome;
    }

    /** The plan a visit would find now; changes nothing. */
    Optional<Plan> preview(SandboxName name) {
        return assembler.situation(name, clock.instant()).map(Planner::plan);
    }

    private Action replan(SandboxName name) {
        return assembler
                .situation(name, clock.instant())
                .map(Planner::plan)
                .map(Plan::action)
                .orElseGet(Action.Rest::new);
    }

    private void poke(SandboxName name) {
        queue.add(name, Urgency.PROMPT);
    }

    private void settle(Situation situation, Plan plan, Outcome outcome) {
        SandboxName name = situation.name();
        switch (outcome) {
            case Outcome.Advanced advanced -> advanced(situation, plan.action());
            case Outcome.Rested rested -> rested(situation, plan);
            case Outcome.Deferred deferred -> deferred(situation, plan.action());
            case Outcome.EngineAway away -> queue.cancelAlarm(name); // whoever reports the engine back visits everybody
            case Outcome.Failed failed -> {
                Optional<String> hash =
                        Assembler.spec(situation.demand()).map(it -> it.hash().value());
                Trouble trouble = progress.failed(name, failed.setback(), hash, clock.instant());
                storyteller.tellTrouble(situation, trouble);
                poke(name); // the next plan says what went wrong, and waits
            }
        }
    }

    /** Whoever is in a sandbox pokes the loop when he leaves; for a place, ask again. */
    private void deferred(Situation situation, Action action) {
        if (action instanceof Action.Create) {
            queue.add(situation.name(), Urgency.ROUTINE);
        }
    }

    private void advanced(Situation situation, Action action) {
        SandboxName name = situation.name();
        if (action instanceof Action.Start start && isLive(situation, start.containerId())) {
            progress.started(name, clock.instant());
        }
        if (action instanceof Action.Remove) {
            room.freed();
        }
        poke(name);
    }

    private static boolean isLive(Situation situation, String containerId) {
        return situation
                .containers()
                .live()
                .map(live -> live.id().equals(containerId))
                .orElse(false);
    }

    private void rested(Situation situation, Plan plan) {
        SandboxName name = situation.name();
        if (plan.status().isEmpty()) {
            progress.forget(name);
        }
        room.consider(situation, plan, clock.instant());
        Optional<Instant> at = plan.lookAgainAt();
        if (at.isPresent()) {
            queue.addAt(name, at.get());
        } else {
            queue.cancelAlarm(name);
        }
    }
}
