package ai.openclaw.sandbox.controller.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Codes work once, for a while, and there are not too many of them. */
class OneTimeCodesTest {

    private final AtomicLong now = new AtomicLong();
    private final OneTimeCodes<String> codes = new OneTimeCodes<>(Duration.ofSeconds(60), now::get);

    @Test
    void a_code_works_once() {
        String code = codes.make("door").orElseThrow();
        assertThat(codes.use(code)).contains("door");
        assertThat(codes.use(code)).isEmpty();
    }

    @Test
    void a_code_works_for_a_minute_and_no_longer() {
        String early = codes.make("door").orElseThrow();
        String late = codes.make("door").orElseThrow();
        now.addAndGet(Duration.ofMillis(59_999).toNanos());
        assertThat(codes.use(early)).isPresent();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(codes.use(late)).isEmpty();
    }

    @Test
    void what_is_no_code_opens_nothing() {
        codes.make("door");
        assertThat(codes.use("")).isEmpty();
        assertThat(codes.use("x".repeat(100_000))).isEmpty();
    }

    @Test
    void there_are_so_many_and_no_more_until_some_are_too_old() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < OneTimeCodes.MOST; i++) {
            made.add(codes.make("door").orElseThrow());
        }
        assertThat(made).hasSize(OneTimeCodes.MOST).allMatch(code -> code.matches("[A-Za-z0-9_-]{43}"));
        assertThat(codes.make("door")).isEmpty();
        now.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(codes.make("door")).isPresent();
    }
}
