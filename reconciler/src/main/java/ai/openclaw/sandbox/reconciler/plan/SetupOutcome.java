package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.util.Optional;

/** What follows from a set-up command that did not succeed. */
final class SetupOutcome {

    private static final int TAIL_SHOWN = 400;

    private SetupOutcome() {}

    static Action discard(ObservedContainer container, Situation situation) {
        String message = situation
                .record()
                .container(container.id())
                .map(ContainerRecord::setup)
                .filter(ContainerRecord.Failed.class::isInstance)
                .map(ContainerRecord.Failed.class::cast)
                .map(SetupOutcome::message)
                .orElse("The set-up command failed.");
        return new Action.Remove(
                container.id(),
                Action.Gate.OPEN,
                Cause.own("SetupFailed", message),
                Optional.of(new Setback(ConditionType.SETUP_COMPLETED, "SetupFailed", message)));
    }

    static Action interrupted(ObservedContainer container) {
        String message = "Its set-up command was cut off, so a new container starts afresh.";
        Cause cause = Cause.own("SetupInterrupted", message);
        Setback setback = new Setback(ConditionType.SETUP_COMPLETED, "SetupInterrupted", message);
        return new Action.Remove(container.id(), Action.Gate.OPEN, cause, Optional.of(setback));
    }

    private static String message(ContainerRecord.Failed failed) {
        String tail = failed.output().strip();
        String shown = tail.length() > TAIL_SHOWN ? "…" + tail.substring(tail.length() - TAIL_SHOWN) : tail;
        return "The set-up command ended with exit code " + failed.exitCode() + (shown.isEmpty() ? "." : ": " + shown)
                + SetupHints.of(tail);
    }
}
