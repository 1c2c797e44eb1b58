package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;

/**
 * Why something is done; it goes into the timeline.
 *
 * @param actor who wants it
 * @param reason one stable CamelCase word
 * @param message a sentence for people
 */
public record Cause(String actor, String reason, String message) {

    /** A cause the control loop found by itself. */
    public static Cause own(String reason, String message) {
        return new Cause(SandboxEvent.CONTROLLER, reason, message);
    }
}
