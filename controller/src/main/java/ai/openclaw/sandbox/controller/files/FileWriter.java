package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.Errno;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.Optional;

/** Puts whole files in place, so that everybody sees either the old one or the new one, also after a crash. */
final class FileWriter {

    private final Leftovers leftovers = new Leftovers();

    /** Puts a file at a slot; what is there is replaced, whatever it is by now. */
    void put(Slot slot, byte[] content, Optional<FileStatus> replaced, Rights rights) throws ToolFailure {
        try (StagedFile staged = stage(slot, content, replaced, rights)) {
            staged.replace(slot.name());
            sync(slot.directory());
        } catch (SystemCallException e) {
            throw Refusal.system(slot.path(), e);
        }
    }

    /** Puts a file in the place of one that must not have changed since it was read. */
    void exchange(Slot slot, byte[] content, FileStatus replaced, Rights rights) throws ToolFailure {
        try (StagedFile staged = stage(slot, content, Optional.of(replaced), rights)) {
            if (!slot.current().map(now -> now.unchangedSince(replaced)).orElse(false)) {
                throw Refusal.changed(slot.path());
            }
            staged.replace(slot.name());
            sync(slot.directory());
        } catch (SystemCallException e) {
            throw Refusal.system(slot.path(), e);
        }
    }

    /** Writes a file beside its place, with owner and mode, down to the disk. Close what you get. */
    StagedFile stage(Slot slot, byte[] content, Optional<FileStatus> replaced, Rights rights)
            throws SystemCallException {
        StagedFile staged = begin(slot);
        try {
            staged.write(content, 0, content.length);
            staged.settle(replaced, rights.user());
            return staged;
        } catch (SystemCallException | RuntimeException e) {
            staged.close();
            throw e;
        }
    }

    /** An empty file beside its place. Close what you get. */
    StagedFile begin(Slot slot) throws SystemCallException {
        StagedFile staged = StagedFile.in(slot.directory());
        try {
            leftovers.sweep(
                    slot.directory(),
                    slot.directory().status().id(),
                    staged.status().modified());
            return staged;
        } catch (SystemCallException | RuntimeException e) {
            staged.close();
            throw e;
        }
    }

    /** Brings the names of a directory to the disk, as far as its file system can do that at all. */
    static void sync(Descriptor directory) throws SystemCallException {
        try (Descriptor names = directory.reopened()) {
            names.sync();
        } catch (SystemCallException e) {
            if (e.errno() != Errno.INVALID && e.errno() != Errno.NO_ACCESS) {
                throw e;
            }
        }
    }
}
