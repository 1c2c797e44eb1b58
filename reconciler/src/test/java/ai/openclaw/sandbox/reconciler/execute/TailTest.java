package ai.openclaw.sandbox.reconciler.execute;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.OutputSink;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TailTest {

    private final Tail tail = new Tail();

    private void write(String text) {
        tail.write(OutputSink.Channel.STDOUT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsBothStreamsAsTheyCame() {
        write("out ");
        tail.write(OutputSink.Channel.STDERR, "err".getBytes(StandardCharsets.UTF_8));
        assertThat(tail.text()).isEqualTo("out err");
    }

    @Test
    void keepsTheLast64KiB() {
        write("start");
        for (int i = 0; i < 200; i++) {
            write("x".repeat(1000));
        }
        write("end");
        assertThat(tail.text()).hasSize(Tail.LIMIT).endsWith("xend").doesNotContain("start");
        write("y".repeat(3 * Tail.LIMIT));
        assertThat(tail.text()).isEqualTo("y".repeat(Tail.LIMIT));
    }
}
