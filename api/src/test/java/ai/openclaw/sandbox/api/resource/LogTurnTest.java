package ai.openclaw.sandbox.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.LogTail.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTurnTest {

    private final List<Long> sent = new ArrayList<>();
    private final LogTurn turn = new LogTurn(line -> sent.add(line.sequence()));

    @Test
    void what_comes_while_the_end_is_looked_up_is_sent_behind_it_and_once() {
        turn.comes(line(3));
        turn.comes(line(4));
        assertThat(sent).isEmpty();

        turn.begin(List.of(line(1), line(2), line(3)));
        assertThat(sent).containsExactly(1L, 2L, 3L, 4L);

        turn.comes(line(5));
        assertThat(sent).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void nothing_from_before_holds_nothing_back() {
        turn.comes(line(1));
        turn.begin(List.of());
        assertThat(sent).containsExactly(1L);
    }

    private static Line line(long sequence) {
        return new Line(sequence, Instant.EPOCH, "INFO", "X", "words");
    }
}
