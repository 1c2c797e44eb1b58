package ai.openclaw.sandbox.controller.tools.exec;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static final String WORD = "0123456789abcdef";

    private final Marks marks = new Marks(WORD);
    private final StringBuilder own = new StringBuilder();

    private void pass(Channel channel, String text) {
        marks.pass(new Output(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))))
                .ifPresent(piece -> own.append(StandardCharsets.ISO_8859_1.decode(piece.bytes())));
    }

    @Test
    void marks_are_found_and_are_no_output() {
        pass(Channel.STDERR, "profile says hi\u001e" + WORD + "+42\n");
        assertThat(marks.begun()).isTrue();
        assertThat(marks.session()).hasValue(42);
        pass(Channel.STDOUT, "out\u001e" + WORD + "=7\n");
        assertThat(marks.over()).as("the other stream goes on").isFalse();
        pass(Channel.STDERR, "\u001e" + WORD + "=7\n");

        assertThat(marks.over()).isTrue();
        assertThat(marks.exitCode()).hasValue(7);
        assertThat(own).hasToString("profile says hiout");
    }

    @Test
    void a_mark_may_come_in_pieces_of_any_size() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Marks each = new Marks(WORD);
            String text = "a\u001eb\u001e\u001e" + WORD.substring(0, 5) + "\u001e" + WORD + "=12\nrest\u001e";
            StringBuilder passed = new StringBuilder();
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(6));
                each.pass(new Output(
                                Channel.STDOUT,
                                ByteBuffer.wrap(text.substring(at, end).getBytes(StandardCharsets.ISO_8859_1))))
                        .ifPresent(piece -> passed.append(StandardCharsets.ISO_8859_1.decode(piece.bytes())));
                at = end;
            }
            each.rest(Channel.STDOUT)
                    .ifPresent(piece -> passed.append(StandardCharsets.ISO_8859_1.decode(piece.bytes())));
            assertThat(passed).hasToString("a\u001eb\u001e\u001e" + WORD.substring(0, 5) + "rest\u001e");
            assertThat(each.exitCode()).hasValue(12);
        }
    }

    @Test
    void what_only_looks_like_a_mark_is_output() {
        String text = "\u001e" + WORD + "?1\n\u001e" + WORD + "=12345678901\n\u001e"
                + WORD.toUpperCase(java.util.Locale.ROOT) + "=1\n";
        pass(Channel.STDOUT, text);

        assertThat(marks.exitCode()).isEmpty();
        assertThat(own).hasToString(text);
    }

    @Test
    void a_terminal_ends_lines_in_its_own_way() {
        pass(Channel.STDOUT, "\r\n\u001e" + WORD + "+9\r\nprompt");

        assertThat(marks.session()).hasValue(9);
        assertThat(own).hasToString("\r\nprompt");
    }
}
