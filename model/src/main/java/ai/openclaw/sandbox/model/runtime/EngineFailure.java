package ai.openclaw.sandbox.model.runtime;

import java.time.Duration;

/** Why the engine did not do what it was asked. */
public sealed interface EngineFailure {

    /** What went wrong, for people; the engine's own words where it gave any. */
    String message();

    /** What was asked for is not there. */
    record NotFound(String message) implements EngineFailure {}

    /** Something in the way: a name taken, a state that does not allow it. */
    record Conflict(String message) implements EngineFailure {}

    /** The engine cannot be reached, or went away during the call; whether it acted is not known. */
    record Unavailable(String message) implements EngineFailure {}

    /**
     * No answer in time; whether the engine acted is not known.
     *
     * @param operation what was asked
     * @param waited how long
     */
    record DeadlineExceeded(String operation, Duration waited) implements EngineFailure {
        @Override
        public String message() {
            return operation + " had no answer from the engine within " + waited.toMillis() + " ms";
        }
    }

    /**
     * The engine refused or failed.
     *
     * @param status its HTTP status
     */
    record Rejected(int status, String message) implements EngineFailure {}
}
