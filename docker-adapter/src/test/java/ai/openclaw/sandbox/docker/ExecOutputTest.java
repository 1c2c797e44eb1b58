package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecOutputTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void takes_the_streams_apart_in_order() throws IOException {
        copy(frame(1, "out"), frame(2, "err"), frame(1, ""), frame(1, "more"));

        assertThat(heard).containsExactly("STDOUT out", "STDERR err", "STDOUT more");
    }

    @Test
    void a_long_frame_comes_in_bounded_pieces_and_whole() throws IOException {
        String text = "x".repeat(3 * ExecOutput.MAX_PIECE + 5);

        copy(frame(1, text));

        assertThat(heard)
                .hasSizeGreaterThan(3)
                .allMatch(piece -> piece.length() <= ExecOutput.MAX_PIECE + "STDOUT ".length());
        assertThat(heard.stream()
                        .mapToInt(piece -> piece.length() - "STDOUT ".length())
                        .sum())
                .isEqualTo(text.length());
    }

    @Test
    void an_end_within_a_frame_is_no_end() {
        byte[] frame = frame(1, "output");

        assertThatThrownBy(() -> copy(java.util.Arrays.copyOf(frame, frame.length - 1)))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> copy(java.util.Arrays.copyOf(frame, 5))).isInstanceOf(EOFException.class);
    }

    private void copy(byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        ExecOutput.copy(new ByteArrayInputStream(all.toByteArray()), this::hear);
    }

    private void hear(Channel channel, byte[] bytes) {
        heard.add(channel + " " + new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] frame(int stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put((byte) stream)
                .put(new byte[3])
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
