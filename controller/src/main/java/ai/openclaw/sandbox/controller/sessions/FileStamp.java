package ai.openclaw.sandbox.controller.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * By what a file is known to be the one that was read.
 *
 * @param inode which file has the name
 * @param size its size in bytes
 * @param modified when it was written; told by the kernel in steps of a few milliseconds
 * @param regular whether it is an ordinary file
 */
record FileStamp(Object inode, long size, FileTime modified, boolean regular) {

    /**
     * The stamp of a file, links followed; empty when there is none.
     *
     * @throws IOException when that cannot be known: no permission, a link to nowhere, a disk error
     */
    static Optional<FileStamp> of(Path path) throws IOException {
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:ino,size,lastModifiedTime,isRegularFile");
            return Optional.of(new FileStamp(
                    Objects.requireNonNull(found.get("ino")),
                    found.get("size") instanceof Long size ? size : 0L,
                    found.get("lastModifiedTime") instanceof FileTime time ? time : FileTime.fromMillis(0),
                    Boolean.TRUE.equals(found.get("isRegularFile"))));
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(path)) {
                throw new NoSuchFileException(path.toString(), null, "it is a link to a place that is not there");
            }
            return Optional.empty();
        }
    }

    Instant writtenAt() {
        return modified.toInstant();
    }

    /** Whether {@code later} is this very file, written to since. */
    boolean rewrittenAs(FileStamp later) {
        return inode.equals(later.inode) && !equals(later);
    }
}
