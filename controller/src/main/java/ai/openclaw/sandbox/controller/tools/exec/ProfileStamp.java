package ai.openclaw.sandbox.controller.tools.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Which state of its home's profile a waiting shell has read. A command may edit that file, and the next one must see it: a shell with another state is of no
 * use any more.
 *
 * @param modified when it was last changed; empty: there is none
 * @param size in bytes
 * @param file identity of the file, as far as the file system knows one
 */
record ProfileStamp(Optional<FileTime> modified, long size, String file) {

    private static final ProfileStamp NONE = new ProfileStamp(Optional.empty(), 0, "");

    /** The state now; empty when it cannot be known. */
    static Optional<ProfileStamp> of(Path profile) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(profile, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return Optional.empty(); // what it leads to may change without it
            }
            return Optional.of(new ProfileStamp(
                    Optional.of(attributes.lastModifiedTime()),
                    attributes.size(),
                    String.valueOf(attributes.fileKey())));
        } catch (NoSuchFileException none) {
            return Optional.of(NONE);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
