package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.controller.files.FileTools;
import ai.openclaw.sandbox.controller.files.StoredMedia;
import ai.openclaw.sandbox.controller.tools.file.Mounts;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.io.InputStream;

/** Puts files that came in with a message where the agent finds them. */
public final class InboundMedia {

    private final FileTools files;

    /** Puts them there with these. */
    public InboundMedia(FileTools files) {
        this.files = files;
    }

    StoredMedia store(SandboxDoor door, String name, InputStream content) throws ToolFailure, InterruptedException {
        try (SandboxRoom room = door.enter()) {
            return files.store(Mounts.of(room.spec()), name, content);
        }
    }
}
