package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What to do for a sandbox, what to say of it and when to look again.
 *
 * @param action the next thing to do
 * @param status what is said of it; empty when there is nothing to show
 * @param lookAgainAt when the plan may change by itself; empty: only when something happens
 */
public record Plan(Action action, Optional<SandboxStatus> status, Optional<Instant> lookAgainAt) {

    /** The same, but the action waits until trouble may be tried again. */
    Plan heldOff(Trouble trouble) {
        return with(new Action.Rest()).lookingAgain(trouble.retryAt());
    }

    /** The same, but something else is done. */
    Plan with(Action other) {
        return new Plan(other, status, lookAgainAt);
    }

    /** The same, but looked at again at that moment at the latest. */
    Plan lookingAgain(Instant latest) {
        return new Plan(action, status, lookAgainAt.filter(latest::isAfter).or(() -> Optional.of(latest)));
    }
}
