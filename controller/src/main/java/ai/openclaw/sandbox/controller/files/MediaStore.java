package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.files.text.ByteSize;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.io.IOException;
import java.io.InputStream;

/** Puts files that come in over a stream into a workspace, without holding one in memory. The stream is read on the caller's thread. */
final class MediaStore {

    /** Most bytes of a file. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int PIECE = 256 * 1024;

    private final FileWriter writer;
    private final FileWorkers workers;

    MediaStore(FileWriter writer, FileWorkers workers) {
        this.writer = writer;
        this.workers = workers;
    }

    StoredMedia store(SandboxMounts mounts, String suggestedName, InputStream content) throws ToolFailure {
        MediaName name = MediaName.of(suggestedName);
        Upload upload = workers.call(mounts, () -> Upload.begin(mounts, writer), Upload::close);
        try {
            long size = copy(mounts, upload, content);
            return new StoredMedia(workers.call(mounts, () -> upload.finish(name)), size);
        } finally {
            workers.release(upload::close);
        }
    }

    private long copy(SandboxMounts mounts, Upload upload, InputStream content) throws ToolFailure {
        byte[] piece = new byte[PIECE];
        long size = 0;
        while (true) {
            int length = read(content, piece);
            if (length == 0) {
                return size;
            }
            size += length;
            if (size > MAX_BYTES) {
                throw new ToolFailure(
                        ToolReason.TOO_LARGE,
                        "The file has more than " + ByteSize.of(MAX_BYTES)
                                + ", which is the most that is taken. Send it in parts, or bind its directory.");
            }
            workers.call(mounts, () -> {
                upload.append(piece, length);
                return length;
            });
        }
    }

    private static int read(InputStream content, byte[] piece) throws ToolFailure {
        try {
            return content.readNBytes(piece, 0, piece.length);
        } catch (IOException e) {
            throw new ToolFailure(
                    ToolReason.CANCELLED, "The file broke off while it came in, and was not stored. Send it again.", e);
        }
    }
}
