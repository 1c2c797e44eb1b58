package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.OutputSink;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the two output streams of an exec apart. The engine sends frames: one byte for the stream, three unused, four for the length, then that
 * many bytes.
 */
final class ExecOutput {

    /** Longest piece given on at once, in bytes; longer frames come in several. */
    static final int MAX_PIECE = 32 * 1024;

    private static final int STDERR = 2;
    private static final int UNUSED_BYTES = 3;

    private ExecOutput() {}

    /** Reads to the end. An end within a frame is an {@link EOFException}. */
    static void copy(InputStream body, OutputSink sink) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(body, MAX_PIECE));
        for (int stream = in.read(); stream >= 0; stream = in.read()) {
            in.skipNBytes(UNUSED_BYTES);
            long left = Integer.toUnsignedLong(in.readInt());
            OutputSink.Channel channel = stream == STDERR ? OutputSink.Channel.STDERR : OutputSink.Channel.STDOUT;
            while (left > 0) {
                byte[] piece = some(in, (int) Math.min(left, MAX_PIECE));
                sink.write(channel, piece);
                left -= piece.length;
            }
        }
    }

    /** What is there already, at least one byte: output is passed on as it comes. */
    private static byte[] some(DataInputStream in, int most) throws IOException {
        byte[] piece = new byte[most];
        int count = in.read(piece);
        if (count < 0) {
            throw new EOFException("output broke off");
        }
        return count == most ? piece : java.util.Arrays.copyOf(piece, count);
    }
}
