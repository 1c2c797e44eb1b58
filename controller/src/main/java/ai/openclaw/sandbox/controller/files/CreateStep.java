package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileId;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.Optional;

/** Puts a file where none is. */
final class CreateStep implements Step {

    private final FileWriter writer;
    private final Place place;
    private final byte[] content;
    private final Optional<FileStatus> like;
    private final Rights rights;
    private Optional<Slot> slot = Optional.empty();
    private Optional<StagedFile> staged = Optional.empty();
    private Optional<FileId> created = Optional.empty();

    CreateStep(FileWriter writer, Place place, byte[] content, Optional<FileStatus> like, Rights rights) {
        this.writer = writer;
        this.place = place;
        this.content = content;
        this.like = like;
        this.rights = rights;
    }

    @Override
    public String path() {
        return place.path();
    }

    @Override
    public void prepare() throws ToolFailure, SystemCallException {
        Slot here = Slot.of(place, rights);
        slot = Optional.of(here);
        staged = Optional.of(writer.stage(here, content, like, rights));
    }

    @Override
    public void perform() throws SystemCallException {
        StagedFile file = staged.orElseThrow();
        FileId id = file.status().id();
        file.publish(slot.orElseThrow().name());
        created = Optional.of(id);
    }

    @Override
    public void settle() throws SystemCallException {
        FileWriter.sync(slot.orElseThrow().directory());
    }

    @Override
    public void revert() throws SystemCallException {
        if (slot.isEmpty()) {
            return;
        }
        Slot here = slot.get();
        staged.ifPresent(StagedFile::close);
        if (created.isPresent()
                && here.directory().statusOf(here.name()).map(FileStatus::id).equals(created)) {
            here.directory().unlink(here.name());
        }
        here.undo();
    }

    @Override
    public void close() {
        staged.ifPresent(StagedFile::close);
        slot.ifPresent(Slot::close);
    }
}
