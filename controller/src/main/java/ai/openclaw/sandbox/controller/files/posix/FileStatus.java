package ai.openclaw.sandbox.controller.files.posix;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.time.Instant;

/**
 * What the kernel tells of a file.
 *
 * @param id which one it is
 * @param kind what it is
 * @param permissions the low twelve bits of its mode
 * @param owner whose it is
 * @param size bytes
 * @param modified when its content last changed, to the nanosecond
 * @param changed when anything about it last changed, its names too; nobody can set it
 */
public record FileStatus(
        FileId id, FileKind kind, int permissions, Owner owner, long size, Instant modified, Instant changed) {

    /** Whether it is the same file with the same content, as far as can be told without reading it. */
    public boolean unchangedSince(FileStatus earlier) {
        return id.equals(earlier.id)
                && kind == earlier.kind
                && size == earlier.size
                && modified.equals(earlier.modified);
    }
}
