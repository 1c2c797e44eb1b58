package ai.openclaw.sandbox.controller.files.patch;

import java.util.List;
import java.util.Optional;

/** What a patch does to one file. */
public sealed interface FileChange {

    /** The file, as the patch names it. */
    String path();

    /**
     * Makes a file.
     *
     * @param path where nothing may be
     * @param content its text
     */
    record Add(String path, String content) implements FileChange {}

    /**
     * Removes a file.
     *
     * @param path the file
     */
    record Delete(String path) implements FileChange {}

    /**
     * Changes a file.
     *
     * @param path the file
     * @param moveTo what it is called afterwards, where nothing may be; empty: as before
     * @param hunks changes in the order of the file; none only for a file that is moved
     */
    record Update(String path, Optional<String> moveTo, List<Hunk> hunks) implements FileChange {
        public Update {
            hunks = List.copyOf(hunks);
        }
    }
}
