package ai.openclaw.sandbox.controller.files;

import java.util.List;
import java.util.Optional;

/**
 * What a patch did.
 *
 * @param files one entry for each part of the patch, in its order
 */
public record PatchOutcome(List<PatchedFile> files) {

    /** What became of a file. */
    public enum Action {
        ADDED,
        UPDATED,
        MOVED,
        DELETED
    }

    /**
     * One file.
     *
     * @param path the container's path, links resolved
     * @param action what was done
     * @param movedTo its new path; only for a file that was moved
     * @param linesAdded lines that became more
     * @param linesRemoved lines that went; 0 for a deleted file that is no text
     */
    public record PatchedFile(String path, Action action, Optional<String> movedTo, int linesAdded, int linesRemoved) {}

    public PatchOutcome {
        files = List.copyOf(files);
    }
}
