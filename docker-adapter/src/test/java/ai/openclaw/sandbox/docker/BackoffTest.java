package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    @Test
    void doubles_up_to_its_bound_and_never_waits_less_than_half_of_it() {
        Random random = new Random(1);
        long[] bounds = {100, 200, 400, 800, 1600, 2000, 2000};

        for (int failures = 1; failures <= bounds.length; failures++) {
            long bound = bounds[failures - 1];
            assertThat(BACKOFF.after(failures, random).toMillis()).isBetween(bound / 2, bound);
        }
        assertThat(BACKOFF.after(Integer.MAX_VALUE, random)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void spreads_those_who_failed_together() {
        Random random = new Random(1);

        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> BACKOFF.after(3, random))
                        .distinct())
                .hasSizeGreaterThan(10);
    }
}
