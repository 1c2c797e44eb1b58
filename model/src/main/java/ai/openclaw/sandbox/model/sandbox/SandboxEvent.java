package ai.openclaw.sandbox.model.sandbox;

import java.time.Instant;

/**
 * One entry of the timeline that answers why a sandbox was made, replaced or removed.
 *
 * @param at when
 * @param sandbox which
 * @param type what happened
 * @param actor who did it: {@code controller}, {@code engine}, {@code user:<name>}
 * @param reason one stable CamelCase word for programs
 * @param message a sentence for people
 */
public record SandboxEvent(Instant at, SandboxName sandbox, Type type, String actor, String reason, String message) {

    /** The actor of what the control loop does by itself. */
    public static final String CONTROLLER = "controller";

    /** The actor of what happened to a container without us. */
    public static final String ENGINE = "engine";

    /** What happened. */
    public enum Type {
        CREATED("Created"),
        STARTED("Started"),
        ADOPTED("Adopted"),
        SETUP_COMPLETED("SetupCompleted"),
        READY("Ready"),
        DRIFTED("Drifted"),
        REPLACED("Replaced"),
        /** A removal is about to be asked of the engine; said first, so that no removal is without a reason. */
        REMOVING("Removing"),
        REMOVED("Removed"),
        DIED("Died"),
        REQUESTED("Requested"),
        FAILED("Failed");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The name in the API. */
        public String word() {
            return word;
        }
    }
}
