package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Takes the output of an exec apart as it comes. Without a terminal the engine sends frames: one byte for the stream, three unused, four for the length, then
 * that many bytes. With one it sends what the terminal shows, as it is.
 */
final class ExecFrames {

    private static final int HEADER = 8;
    private static final int LENGTH_AT = 4;
    private static final int STDERR = 2;
    private static final int BUFFER = 32 * 1024;

    private final Form form;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0); // what was read and not given on
    private Channel channel = Channel.STDOUT;
    private long left; // of the frame begun

    /** What the engine sends. */
    enum Form {
        FRAMES,
        TERMINAL
    }

    ExecFrames(Form form) {
        this.form = form;
    }

    /** The next piece, waiting for it; empty at the end. An end within a frame is an {@link EOFException}. */
    Optional<Output> next(ExecSocket socket) throws IOException {
        if (form == Form.TERMINAL) {
            return atLeast(socket, 1) ? Optional.of(piece(buffer.remaining())) : Optional.empty();
        }
        while (left == 0) {
            if (!atLeast(socket, HEADER)) {
                return Optional.empty();
            }
            channel = buffer.get(buffer.position()) == STDERR ? Channel.STDERR : Channel.STDOUT;
            left = Integer.toUnsignedLong(buffer.getInt(buffer.position() + LENGTH_AT));
            buffer.position(buffer.position() + HEADER);
        }
        if (!atLeast(socket, 1)) {
            throw new EOFException("output broke off");
        }
        int length = (int) Math.min(left, buffer.remaining());
        left -= length;
        return Optional.of(piece(length));
    }

    private Output piece(int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new Output(channel, ByteBuffer.wrap(bytes));
    }

    /** Reads until so much is there; false at the end. */
    private boolean atLeast(ExecSocket socket, int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            int had = buffer.remaining();
            buffer.compact();
            int got = socket.read(buffer);
            buffer.flip();
            if (got < 0) {
                if (had > 0) {
                    throw new EOFException("output broke off");
                }
                return false;
            }
        }
        return true;
    }
}
