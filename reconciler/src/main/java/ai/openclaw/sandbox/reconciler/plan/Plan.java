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
        Instant retry = trouble.retryAt();
        return new Plan(
                new Action.Rest(), status, lookAgainAt.filter(retry::isAfter).or(() -> Optional.of(retry)));
    }
}
