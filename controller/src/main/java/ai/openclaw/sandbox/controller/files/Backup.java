package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.HiddenNames;
import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/** A second, hidden name of a file, by which it can be put back. */
final class Backup implements AutoCloseable {

    private final Slot slot;
    private final String hidden;
    private boolean there = true;

    private Backup(Slot slot, String hidden) {
        this.slot = slot;
        this.hidden = hidden;
    }

    /** Keeps a file that must not have changed since it was looked at. Close what you get. */
    static Backup of(Slot slot, FileStatus seen) throws ToolFailure, SystemCallException {
        String hidden = HiddenNames.next();
        slot.directory().link(slot.name(), hidden);
        Backup backup = new Backup(slot, hidden);
        boolean same = slot.directory()
                .statusOf(hidden)
                .map(status -> status.unchangedSince(seen))
                .orElse(false);
        if (!same) {
            backup.close();
            throw Refusal.changed(slot.path());
        }
        return backup;
    }

    /** Puts it back in the place of what is there. */
    void replace() throws SystemCallException {
        slot.directory().rename(hidden, slot.name());
        there = false;
    }

    /** Puts it back where nothing is. */
    void publish() throws SystemCallException {
        slot.directory().publish(hidden, slot.name());
        there = false;
    }

    @Override
    public void close() {
        if (there) {
            try {
                slot.directory().unlink(hidden);
            } catch (SystemCallException e) {
                there = false; // left for the sweep
            }
        }
    }
}
