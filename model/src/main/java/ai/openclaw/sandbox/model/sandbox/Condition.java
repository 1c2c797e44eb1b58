package ai.openclaw.sandbox.model.sandbox;

import java.time.Instant;

/**
 * Something said of a sandbox, in the Kubernetes manner.
 *
 * @param type what it speaks of
 * @param status whether it holds
 * @param reason one stable CamelCase word for programs
 * @param message a sentence for people, with the next step when something is wrong
 * @param since when {@code status} last changed
 */
public record Condition(ConditionType type, Status status, String reason, String message, Instant since) {

    /** Whether a condition holds. */
    public enum Status {
        TRUE,
        FALSE,
        UNKNOWN;

        /** The word in the API. */
        public String word() {
            return switch (this) {
                case TRUE -> "True";
                case FALSE -> "False";
                case UNKNOWN -> "Unknown";
            };
        }
    }

    /** The same condition, unchanged since {@code earlier} where the status is the same. */
    public Condition keepingSince(Condition earlier) {
        return status == earlier.status ? new Condition(type, status, reason, message, earlier.since) : this;
    }
}
