package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Plans the replacement of a container that serves. The new one is made, started and set up beside it; only then, and only if nobody uses the old one, do
 * they change places. Whatever fails on the way leaves the old one in service.
 */
final class Replacement {

    private final Situation situation;
    private final SandboxSpec spec;
    private final Findings findings;

    Replacement(Situation situation, SandboxSpec spec, Findings findings) {
        this.situation = situation;
        this.spec = spec;
        this.findings = findings;
    }

    Plan plan(ObservedContainer live, Cause cause) {
        if (neverServed(live)) {
            return findings.plan(
                    Phase.PENDING, new Action.Remove(live.id(), Action.Gate.OPEN, cause, Optional.empty()));
        }
        Optional<Intent.Force> force = situation.record().intent().map(Intent::force);
        Patience patience = Patience.of(situation, force);
        if (patience.waits()) {
            return wait(live, cause, patience);
        }
        findings.say(ConditionType.DRIFTED, Status.TRUE, cause.reason(), cause.message() + " It is being replaced.");
        if (!(situation.image() instanceof ImageFact.Present)) {
            return new Running(situation, spec, findings).plan(live, Phase.DRIFTED);
        }
        return situation
                .containers()
                .next()
                .map(next -> advance(live, next, patience, cause))
                .orElseGet(() -> replacing(live, new Action.Create(Action.Part.NEXT, spec, cause)));
    }

    /** One that was never ready has nothing to lose, so its successor need not be made beside it. */
    private boolean neverServed(ObservedContainer live) {
        boolean toBeSetUp = !situation.browser() // which is asked anew after each start
                && Readiness.of(live, spec, situation).unfinished();
        return live.state() == State.CREATED || toBeSetUp;
    }

    private Plan wait(ObservedContainer live, Cause cause, Patience patience) {
        patience.lookAgain().ifPresent(findings::lookAt);
        String until = patience.lookAgain()
                .map(at -> "at " + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("when the call running in it ends");
        findings.say(
                ConditionType.DRIFTED,
                Status.TRUE,
                "Hot",
                cause.message() + " It was used lately and is replaced " + until + "; at once with: "
                        + Describe.recreateCommand(situation.identity()));
        return new Running(situation, spec, findings).withoutNext(live, Phase.DRIFTED);
    }

    private Plan advance(ObservedContainer live, ObservedContainer next, Patience patience, Cause cause) {
        Readiness readiness = Readiness.of(next, spec, situation);
        if (!readiness.current()) {
            return replacing(live, Running.removeNext(next));
        }
        if (situation.record().container(next.id()).isEmpty()) {
            return replacing(live, unremembered(next));
        }
        if (next.state() == State.CREATED) {
            return replacing(live, new Action.Start(next.id(), cause));
        }
        if (!readiness.running()) {
            return replacing(live, died(next));
        }
        return switch (readiness.setup()) {
            case TO_RUN -> replacing(live, Running.runSetup(next, spec));
            case RUNS -> replacing(live, new Action.Rest());
            case INTERRUPTED -> replacing(live, SetupOutcome.interrupted(next));
            case FAILED -> replacing(live, SetupOutcome.discard(next, situation));
            case COMPLETE ->
                replacing(live, new Action.Rename(live.id(), situation.name().old(), patience.gate(), cause));
        };
    }

    /** One made by a daemon that ended before it could remember it. If it runs already, nobody knows how far its set-up came. */
    private Action unremembered(ObservedContainer next) {
        return next.state() == State.CREATED ? new Action.Adopt(next, Optional.of(spec)) : Running.removeNext(next);
    }

    private Action died(ObservedContainer next) {
        String message =
                "The new container ended right after its start" + Describe.ending(next) + "; the old one stays.";
        return new Action.Remove(
                next.id(),
                Action.Gate.OPEN,
                Cause.own("ReplacementDied", message),
                Optional.of(new Setback(ConditionType.READY, "ReplacementDied", message)));
    }

    private Plan replacing(ObservedContainer live, Action action) {
        Optional<Trouble> trouble = situation.heldOff(action);
        if (trouble.isPresent()) {
            findings.lookAt(trouble.get().retryAt());
            findings.say(
                    ConditionType.DRIFTED,
                    Status.TRUE,
                    trouble.get().setback().reason(),
                    "Its replacement could not be made and is tried again at "
                            + trouble.get().retryAt() + "; this one stays in service. "
                            + trouble.get().setback().message());
            return new Running(situation, spec, findings).plan(live, Phase.DRIFTED);
        }
        if (situation.serves(live)) {
            findings.say(ConditionType.READY, Status.TRUE, "Serving", "Runs until its replacement is ready.");
        }
        return findings.plan(Phase.REPLACING, action);
    }
}
