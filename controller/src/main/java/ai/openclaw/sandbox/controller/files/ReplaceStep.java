package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileId;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.Optional;

/** Puts a file in the place of another one. */
final class ReplaceStep implements Step {

    private final FileWriter writer;
    private final Slot slot;
    private final byte[] content;
    private final FileStatus before;
    private final Rights rights;
    private Optional<StagedFile> staged = Optional.empty();
    private Optional<Backup> backup = Optional.empty();
    private Optional<FileId> placed = Optional.empty();

    ReplaceStep(FileWriter writer, Slot slot, byte[] content, FileStatus before, Rights rights) {
        this.writer = writer;
        this.slot = slot;
        this.content = content;
        this.before = before;
        this.rights = rights;
    }

    @Override
    public String path() {
        return slot.path();
    }

    @Override
    public void prepare() throws ToolFailure, SystemCallException {
        staged = Optional.of(writer.stage(slot, content, Optional.of(before), rights));
        backup = Optional.of(Backup.of(slot, before));
    }

    @Override
    public void perform() throws ToolFailure, SystemCallException {
        if (!slot.current().map(now -> now.unchangedSince(before)).orElse(false)) {
            throw Refusal.changed(slot.path());
        }
        StagedFile file = staged.orElseThrow();
        FileId id = file.status().id();
        file.replace(slot.name());
        placed = Optional.of(id);
    }

    @Override
    public void settle() throws SystemCallException {
        FileWriter.sync(slot.directory());
    }

    @Override
    public void revert() throws SystemCallException {
        if (placed.isPresent()
                && slot.directory().statusOf(slot.name()).map(FileStatus::id).equals(placed)) {
            backup.orElseThrow().replace();
        }
    }

    @Override
    public void close() {
        staged.ifPresent(StagedFile::close);
        backup.ifPresent(Backup::close);
    }
}
