package ai.openclaw.sandbox.controller.tools.exec;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.AttachedProcess.Output;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunOutputTest {

    private final RunOutput output = new RunOutput();

    private void out(String text) {
        add(Channel.STDOUT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(Channel channel, byte[] bytes) {
        output.add(new Output(channel, ByteBuffer.wrap(bytes)));
    }

    @Test
    void characters_that_come_in_pieces_are_put_together() {
        for (byte one : "aä€😀z".getBytes(StandardCharsets.UTF_8)) {
            add(Channel.STDOUT, new byte[] {one});
        }
        output.end();

        assertThat(output.kept(Channel.STDOUT)).isEqualTo(new RunOutput.Kept("aä€😀z", 0, 0));
    }

    @Test
    void what_is_no_text_is_replaced_and_counted() {
        add(Channel.STDERR, new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe2, (byte) 0x82});
        output.end();

        assertThat(output.kept(Channel.STDERR)).isEqualTo(new RunOutput.Kept("a\uFFFDb\uFFFD", 0, 2));
    }

    @Test
    void the_tail_is_kept_and_what_is_dropped_is_counted() {
        for (int i = 0; i < 100_000; i++) {
            out("%09d\n".formatted(i));
        }
        RunOutput.Kept kept = output.kept(Channel.STDOUT);

        assertThat(kept.text()).hasSize(RunOutput.MOST).endsWith("000099999\n").startsWith("000080000\n");
        assertThat(kept.dropped()).isEqualTo(1_000_000 - RunOutput.MOST);
        assertThat(output.all().stream()
                        .mapToInt(piece -> piece.text().length())
                        .sum())
                .as("kept in memory")
                .isLessThan(RunOutput.MOST + 10_000);
    }

    @Test
    void one_huge_piece_is_cut_too() {
        out("x".repeat(1_000_000) + "end");

        assertThat(output.kept(Channel.STDOUT).text()).hasSize(RunOutput.MOST).endsWith("xend");
    }

    @Test
    void a_look_gives_what_is_new_in_the_order_it_came() {
        out("1");
        add(Channel.STDERR, "2".getBytes(StandardCharsets.UTF_8));
        out("3");
        RunOutput.News first = output.since(RunOutput.Position.START);
        assertThat(joined(first)).isEqualTo("123");
        assertThat(output.since(first.next()).pieces()).isEmpty();
        out("4");
        out("5");
        assertThat(joined(output.since(first.next()))).isEqualTo("45");
    }

    private static String joined(RunOutput.News news) {
        return news.pieces().stream().map(RunOutput.Piece::text).collect(Collectors.joining());
    }
}
