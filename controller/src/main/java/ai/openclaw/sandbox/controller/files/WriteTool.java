package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.text.TextFile;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.Optional;

/** Writes whole text files. */
final class WriteTool {

    private final FileWriter writer;
    private final DirectoryLocks locks;

    WriteTool(FileWriter writer, DirectoryLocks locks) {
        this.writer = writer;
        this.locks = locks;
    }

    Written write(SandboxMounts mounts, String path, String content) throws ToolFailure {
        byte[] bytes = TextContent.encoded(path, TextFile.plain(content));
        Rights rights = new Rights(mounts.user());
        try (Place place = Place.find(mounts, path, LastLink.FOLLOWED);
                Slot slot = Slot.of(place, rights);
                DirectoryLocks.Held _ = locks.hold(slot)) {
            try {
                Optional<FileStatus> replaced = slot.current();
                if (replaced.isPresent()) {
                    rights.toWrite(slot.path(), replaced.get());
                }
                writer.put(slot, bytes, replaced, rights);
                return new Written(
                        slot.path(),
                        bytes.length,
                        replaced.isPresent() ? Written.Effect.REPLACED : Written.Effect.CREATED);
            } catch (ToolFailure e) {
                slot.undo();
                throw e;
            }
        }
    }
}
