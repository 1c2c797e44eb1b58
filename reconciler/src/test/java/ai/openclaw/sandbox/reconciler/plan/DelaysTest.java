package ai.openclaw.sandbox.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DelaysTest {

    private static final Instant START = Instant.parse("2026-01-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "9, 256", "10, 300", "1000000, 300"})
    void troubleDoublesFromOneSecondToFiveMinutes(int attempts, long seconds) {
        assertThat(Trouble.delay(attempts, 0)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void jitterShortensByAFifthAtMost() {
        assertThat(Trouble.delay(10, 0.999)).isBetween(Duration.ofSeconds(240), Duration.ofSeconds(241));
    }

    @Test
    void theFirstEndIsAnsweredAtOnce() {
        Restarts once = Restarts.none().started(START, Optional.empty());
        assertThat(once.nextStart(START.plusSeconds(1), Optional.of(START.plusSeconds(1))))
                .isEqualTo(START.plusSeconds(1));
    }

    @Test
    void flappingBacksOffToFiveMinutesAndStaysThere() {
        Restarts restarts = Restarts.none();
        Instant now = START;
        Instant ended = START;
        List<Long> waited = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            restarts = restarts.started(now, Optional.of(ended));
            ended = now.plusMillis(10);
            Instant next = restarts.nextStart(ended, Optional.of(ended));
            waited.add(Duration.between(now, next).toSeconds());
            now = next;
        }
        assertThat(waited).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L, 300L);
    }

    @Test
    void oneThatLastedStartsANewRow() {
        Restarts flapped = new Restarts(6, Optional.of(START));
        Instant ended = START.plus(Duration.ofMinutes(2));
        assertThat(flapped.nextStart(ended, Optional.of(ended))).isEqualTo(ended);
        assertThat(flapped.started(ended, Optional.of(ended)).count()).isEqualTo(1);
    }
}
