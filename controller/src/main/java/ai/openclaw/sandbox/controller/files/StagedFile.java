package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.HiddenNames;
import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.Errno;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.Opening;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.util.Optional;

/** A file that is written under a hidden name, and takes its place when it is whole. Closing it before that removes it. */
final class StagedFile implements AutoCloseable {

    private static final int NEW_FILE = 0644;
    private static final int WITHOUT_SET_ID = 0777;

    private final Descriptor directory;
    private final String hidden;
    private final Descriptor file;
    private boolean placed;

    private StagedFile(Descriptor directory, String hidden, Descriptor file) {
        this.directory = directory;
        this.hidden = hidden;
        this.file = file;
    }

    /** A new, empty one in a directory that stays open as long. */
    static StagedFile in(Descriptor directory) throws SystemCallException {
        String hidden = HiddenNames.next();
        return new StagedFile(directory, hidden, directory.open(hidden, Opening.CREATING));
    }

    void write(byte[] bytes, int offset, int length) throws SystemCallException {
        file.write(bytes, offset, length);
    }

    /**
     * Gives it owner and mode, and brings it to the disk.
     *
     * @param replaced the file whose owner and mode it takes over, but for the bits that lend rights
     * @param user whose it becomes when it replaces nothing
     */
    void settle(Optional<FileStatus> replaced, Owner user) throws SystemCallException {
        give(replaced.map(FileStatus::owner).orElse(user));
        file.permissions(
                replaced.map(status -> status.permissions() & WITHOUT_SET_ID).orElse(NEW_FILE));
        file.sync();
    }

    /** A daemon that is not root keeps what it wrote: everybody can read it, and the directory's owner can replace it. */
    private void give(Owner owner) throws SystemCallException {
        if (file.status().owner().equals(owner)) {
            return;
        }
        try {
            file.owner(owner.uid(), owner.gid());
        } catch (SystemCallException e) {
            if (e.errno() != Errno.NOT_PERMITTED) {
                throw e;
            }
        }
    }

    /** What it is like by now. */
    FileStatus status() throws SystemCallException {
        return file.status();
    }

    /** Gives it its name; a file that has it is replaced in the same step. */
    void replace(String name) throws SystemCallException {
        directory.rename(hidden, name);
        placed = true;
    }

    /** Gives it its name; fails with {@link Errno#EXISTS} when something has it. */
    void publish(String name) throws SystemCallException {
        directory.publish(hidden, name);
        placed = true;
    }

    @Override
    public void close() {
        file.close();
        if (!placed) {
            try {
                directory.unlink(hidden);
            } catch (SystemCallException e) {
                placed = false; // left for the sweep
            }
        }
    }
}
