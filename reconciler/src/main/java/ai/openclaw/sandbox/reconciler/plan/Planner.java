package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what one sandbox needs next, and why. A function of its input and nothing else: the loop, {@code plan}, {@code explain} and the simulation all
 * ask this one. Each plan does one thing at most; the next plan looks at what came of it.
 */
public final class Planner {

    /** How often the use of a sandbox in use is written down, so that a crash in the middle of a long call forgets no more of it. */
    private static final Duration KEEP_USE = Duration.ofMinutes(1);

    private Planner() {}

    /** The plan that follows from a situation. */
    public static Plan plan(Situation situation) {
        Plan plan = whatever(situation);
        Plan now = situation.heldOff(plan.action()).map(plan::heldOff).orElse(plan);
        Plan whole = situation.demand() instanceof Demand.Doubtful ? now : new Burial(situation).insteadOfRest(now);
        return situation.progress().usage().busy()
                ? whole.lookingAgain(situation.now().plus(KEEP_USE))
                : whole;
    }

    /** What follows, be it too early to try again or not. */
    private static Plan whatever(Situation situation) {
        return switch (situation.demand()) {
            case Demand.Spoken spoken -> new Upkeep(situation, spoken.desired()).plan();
            case Demand.Gone gone -> new Farewell(situation).plan();
            case Demand.Doubtful doubtful -> leaveAlone(situation, doubtful);
        };
    }

    private static Plan leaveAlone(Situation situation, Demand.Doubtful doubtful) {
        Findings findings = new Findings(situation.now());
        if (situation.containers().isEmpty()) {
            return findings.unseen(new Action.Rest());
        }
        Describe.whatIsThere(situation, findings);
        Optional<Action> adoption = situation.containers().live().flatMap(situation::adoption);
        if (adoption.isPresent()) {
            return findings.plan(Phase.PENDING, adoption.get());
        }
        boolean running = situation.containers().live().map(situation::serves).orElse(false);
        String message = "Left as it is, because " + doubtful.why() + ".";
        findings.say(ConditionType.READY, running ? Status.TRUE : Status.FALSE, "DemandUnknown", message);
        return findings.plan(running ? Phase.READY : Phase.PENDING, new Action.Rest());
    }
}
