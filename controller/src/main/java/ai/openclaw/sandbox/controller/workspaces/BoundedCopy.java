package ai.openclaw.sandbox.controller.workspaces;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Copies of files that others may be writing to. */
final class BoundedCopy {

    private static final int BUFFER = 64 * 1024;

    private BoundedCopy() {}

    /**
     * Copies a file to a path where nothing is, links not followed.
     *
     * @param limit bytes after which it stops
     * @return bytes copied; more than {@code limit} when the file has more, and then the copy is not whole
     */
    static long of(SecureDirectoryStream<Path> from, Path name, Path copy, long limit) throws IOException {
        try (SeekableByteChannel in =
                        from.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                SeekableByteChannel out =
                        Files.newByteChannel(copy, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long copied = 0;
            while (copied <= limit && in.read(buffer) >= 0) {
                buffer.flip();
                copied += buffer.remaining();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
            return copied;
        }
    }
}
