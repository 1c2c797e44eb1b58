package ai.openclaw.sandbox.reconciler.store;

import ai.openclaw.sandbox.model.sandbox.SpecFields;
import java.util.Optional;

/**
 * What is remembered of one container.
 *
 * @param madeFrom the fields it was made from; empty when it was found and not made by us as far as we know
 * @param setup how far its set-up command is
 */
public record ContainerRecord(Optional<SpecFields> madeFrom, Setup setup) {

    /** How far a set-up command is. */
    public sealed interface Setup {}

    /** Not begun, or there is none. */
    public record NotRun() implements Setup {}

    /** Begun. Read back after a restart it means: nobody knows how far it came. */
    public record Begun() implements Setup {}

    /**
     * Ended with exit code 0.
     *
     * @param output its last output, 64 KiB at most; of a browser instead the mark of the start after which it answered
     */
    public record Succeeded(String output) implements Setup {}

    /**
     * Failed.
     *
     * @param exitCode its exit code; 124 when it took too long
     * @param output its last output, 64 KiB at most
     */
    public record Failed(int exitCode, String output) implements Setup {}
}
