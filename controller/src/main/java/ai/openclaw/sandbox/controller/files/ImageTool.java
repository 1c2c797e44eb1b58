package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.LastLink;
import ai.openclaw.sandbox.controller.files.mounts.OpenFile;
import ai.openclaw.sandbox.controller.files.mounts.Place;
import ai.openclaw.sandbox.controller.files.mounts.Rights;
import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.text.ByteSize;
import ai.openclaw.sandbox.controller.files.text.ContentType;
import ai.openclaw.sandbox.controller.files.text.TextFile;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.nio.ByteBuffer;

/** Reads images. */
final class ImageTool {

    /** Most bytes of an image. */
    static final int MAX_BYTES = 20 * 1024 * 1024;

    private ImageTool() {}

    static ImageFile image(SandboxMounts mounts, String path) throws ToolFailure {
        try (Place place = Place.find(mounts, path, LastLink.FOLLOWED);
                OpenFile file = place.open(new Rights(mounts.user()))) {
            byte[] content = file.content(MAX_BYTES, ImageTool::tooLarge);
            String mediaType = ContentType.of(content).image().orElseThrow(() -> noImage(file.path(), content));
            return new ImageFile(file.path(), mediaType, ByteBuffer.wrap(content));
        }
    }

    private static ToolFailure noImage(String path, byte[] content) {
        boolean text = TextFile.decode(content).isPresent();
        return new ToolFailure(
                ToolReason.WRONG_KIND,
                path + " is no image: it is "
                        + (text ? "text" : ContentType.of(content).words()) + " of " + ByteSize.of(content.length)
                        + ". The image tool takes PNG, JPEG, GIF, WebP, BMP and AVIF"
                        + (text ? "; see text with the read tool." : "; convert others with exec."));
    }

    private static ToolFailure tooLarge(String path, long size) {
        return new ToolFailure(
                ToolReason.TOO_LARGE,
                path + " has " + ByteSize.of(size) + ". The image tool takes up to " + ByteSize.of(MAX_BYTES)
                        + ". Make it smaller with exec.");
    }
}
