package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.reconciler.store.Intent;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a container that serves may be taken away now, and how.
 *
 * @param verdict what follows
 * @param until until when it has to be waited for, if that is known
 */
record Patience(Verdict verdict, Optional<Instant> until) {

    enum Verdict {
        WAIT_FOR_CALLS,
        WAIT_UNTIL_COLD,
        WITH_GATE_SHUT,
        AT_ONCE
    }

    static Patience of(Situation situation, Optional<Intent.Force> force) {
        if (force.equals(Optional.of(Intent.Force.NOW))) {
            return new Patience(Verdict.AT_ONCE, Optional.empty());
        }
        if (situation.progress().usage().busy()) {
            return new Patience(Verdict.WAIT_FOR_CALLS, Optional.empty());
        }
        boolean mayBeHot = force.equals(Optional.of(Intent.Force.WHEN_IDLE));
        return mayBeHot || situation.cold()
                ? new Patience(Verdict.WITH_GATE_SHUT, Optional.empty())
                : new Patience(Verdict.WAIT_UNTIL_COLD, Optional.of(situation.hotUntil()));
    }

    boolean waits() {
        return verdict == Verdict.WAIT_FOR_CALLS || verdict == Verdict.WAIT_UNTIL_COLD;
    }

    Optional<Instant> lookAgain() {
        return until;
    }

    Action.Gate gate() {
        return verdict == Verdict.AT_ONCE ? Action.Gate.OPEN : Action.Gate.SHUT;
    }
}
