package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;

/** Either what a sandbox should be, or why that cannot be said. */
public sealed interface SpecOutcome {

    /** What it should be. */
    record Buildable(SandboxSpec spec) implements SpecOutcome {}

    /**
     * Its settings ask for something that cannot be given.
     *
     * @param condition what the condition about it speaks of
     * @param reason one stable CamelCase word
     * @param message what is wrong and what to do
     */
    record Refused(ConditionType condition, String reason, String message) implements SpecOutcome {}

    /**
     * It must not be, though there are sessions that would use it: none is made, and one that is there goes once it is cold.
     *
     * @param message what forbids it and what would change that
     */
    record Denied(String message) implements SpecOutcome {}
}
