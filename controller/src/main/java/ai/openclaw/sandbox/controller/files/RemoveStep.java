package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.Optional;

/** Takes a file away. */
final class RemoveStep implements Step {

    private final Slot slot;
    private final FileStatus before;
    private Optional<Backup> backup = Optional.empty();
    private boolean removed;

    RemoveStep(Slot slot, FileStatus before) {
        this.slot = slot;
        this.before = before;
    }

    @Override
    public String path() {
        return slot.path();
    }

    @Override
    public void prepare() throws ToolFailure, SystemCallException {
        backup = Optional.of(Backup.of(slot, before));
    }

    @Override
    public void perform() throws ToolFailure, SystemCallException {
        if (!slot.current().map(now -> now.unchangedSince(before)).orElse(false)) {
            throw Refusal.changed(slot.path());
        }
        slot.directory().unlink(slot.name());
        removed = true;
    }

    @Override
    public void settle() throws SystemCallException {
        FileWriter.sync(slot.directory());
    }

    @Override
    public void revert() throws SystemCallException {
        if (removed) {
            backup.orElseThrow().publish();
        }
    }

    @Override
    public void close() {
        backup.ifPresent(Backup::close);
    }
}
