package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.sandbox.ConditionType;

/** Ends the building of a spec that cannot or must not be. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SpecOutcome.Refused refusal;

    RefusedException(ConditionType condition, String reason, String message) {
        super(message);
        this.refusal = new SpecOutcome.Refused(condition, reason, message);
    }

    SpecOutcome.Refused refusal() {
        return refusal;
    }
}
