package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.OpenFile;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.model.tool.ToolFailure;

/** Replaces exact text in text files. */
final class EditTool {

    private final FileWriter writer;
    private final DirectoryLocks locks;

    EditTool(FileWriter writer, DirectoryLocks locks) {
        this.writer = writer;
        this.locks = locks;
    }

    Edited edit(SandboxMounts mounts, String path, Edit edit) throws ToolFailure {
        Rights rights = new Rights(mounts.user());
        try (Place place = Place.find(mounts, path, LastLink.FOLLOWED)) {
            if (place.status().isEmpty()) {
                place.requireWritable();
                throw Refusal.missing(place.path());
            }
            try (Slot slot = Slot.of(place, rights);
                    DirectoryLocks.Held _ = locks.hold(slot);
                    OpenFile file = slot.open()) {
                rights.toWrite(slot.path(), file.status());
                TextEdit.Result result = new TextEdit(slot.path(), TextContent.of(file)).apply(edit);
                byte[] content = TextContent.encoded(slot.path(), result.file());
                writer.exchange(slot, content, file.status(), rights);
                return new Edited(slot.path(), result.replacements(), result.firstLine(), content.length);
            }
        }
    }
}
