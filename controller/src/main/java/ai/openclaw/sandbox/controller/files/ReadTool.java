package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.OpenFile;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.text.TextFile;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;

/** Reads text files. */
final class ReadTool {

    /** Most characters in one answer; the head is kept. */
    static final int MAX_CHARACTERS = 200_000;

    private ReadTool() {}

    static TextRead read(SandboxMounts mounts, String path, LineRange range) throws ToolFailure {
        try (Place place = Place.find(mounts, path, LastLink.FOLLOWED);
                OpenFile file = place.open(new Rights(mounts.user()))) {
            TextFile text = TextContent.of(file);
            LineWindow.Piece piece = new LineWindow(text.text(), MAX_CHARACTERS)
                    .of(range)
                    .orElseThrow(() -> beyond(file.path(), text.text(), range));
            return new TextRead(
                    file.path(), piece.text(), piece.window(), file.status().size(), text.lineEnds());
        }
    }

    private static ToolFailure beyond(String path, String text, LineRange range) {
        return new ToolFailure(
                ToolReason.INVALID_ARGUMENT,
                "offset is " + range.first() + ", but " + path + " has only "
                        + text.lines().count() + " lines.");
    }
}
