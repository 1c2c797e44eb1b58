package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans for containers the engine could not remove whole, such as one whose files a mount still holds after the engine was killed: it keeps them as dead,
 * and they keep their names. The sandbox does not wait for them. A name it needs is taken from them, and they are removed, however often that has to be
 * tried, when it needs nothing else.
 */
final class Burial {

    private static final Cause DEAD = Cause.own(
            "Dead", "The engine could not remove it whole and keeps it as dead; it is removed once that works.");

    private final Situation situation;
    private final List<ObservedContainer> dead;

    Burial(Situation situation) {
        this.situation = situation;
        this.dead = situation.containers().dead();
    }

    /** Frees a name that the sandbox's own containers need; empty when none is taken, or nothing can be done about it now. */
    Optional<Plan> freeName(Findings findings) {
        return dead.stream()
                .filter(it -> needed(it.name()))
                .flatMap(it -> Stream.of(aside(it), removal(it)))
                .filter(action -> situation.heldOff(action).isEmpty())
                .findFirst()
                .map(action -> freeing(action, findings));
    }

    /** Where nothing but dead ones is left: the sandbox is over when they are. */
    Plan last(Findings findings) {
        String engineSays = situation
                .progress()
                .trouble()
                .map(trouble -> " The engine says: " + trouble.setback().message())
                .orElse("");
        findings.notReady("Removing", DEAD.message() + engineSays);
        return findings.plan(Phase.TERMINATING, new Action.Rest());
    }

    /** The plan, or the removal of a dead one in place of a rest. */
    Plan insteadOfRest(Plan plan) {
        if (dead.isEmpty() || !(plan.action() instanceof Action.Rest)) {
            return plan;
        }
        Optional<Trouble> trouble = situation.progress().trouble();
        if (trouble.isPresent() && trouble.get().waits(situation.now())) {
            return plan.lookingAgain(trouble.get().retryAt()); // whatever it is of: a failure here would put it off
        }
        int turn = trouble.map(Trouble::attempts).orElse(0); // so that one that cannot go keeps no other
        return plan.with(removal(dead.get(turn % dead.size())));
    }

    private boolean needed(String name) {
        SandboxName own = situation.name();
        return Set.of(own.value(), own.next(), own.old()).contains(name);
    }

    private Action aside(ObservedContainer container) {
        return new Action.Rename(container.id(), situation.name().dead(container.id()), Action.Gate.OPEN, DEAD);
    }

    private static Action removal(ObservedContainer container) {
        return new Action.Remove(container.id(), Action.Gate.OPEN, DEAD, Optional.empty());
    }

    private Plan freeing(Action action, Findings findings) {
        boolean serves = situation.containers().live().map(situation::serves).orElse(false);
        if (serves) {
            findings.say(ConditionType.READY, Status.TRUE, "Running", Describe.readiness(situation.identity()));
        } else {
            findings.notReady("Dead", DEAD.message());
        }
        return findings.plan(serves ? Phase.REPLACING : Phase.PENDING, action);
    }
}
