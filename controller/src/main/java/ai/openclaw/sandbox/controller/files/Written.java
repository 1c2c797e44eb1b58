package ai.openclaw.sandbox.controller.files;

/**
 * A file that was written.
 *
 * @param path the container's path, links resolved
 * @param bytes its size now
 * @param effect what became of what was there
 */
public record Written(String path, long bytes, Effect effect) {

    /** What writing did. */
    public enum Effect {
        /** There was no such file. */
        CREATED,
        /** There was one, and its content is gone. */
        REPLACED
    }
}
