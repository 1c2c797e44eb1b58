package ai.openclaw.sandbox.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HERE = "192.0.2.1";

    private final AtomicReference<Instant> now = new AtomicReference<>(T0);
    private final List<String> told = new ArrayList<>();
    private final Lockout lockout = new Lockout(now::get, told::add);

    private void fails(String address, int times) {
        IntStream.range(0, times).forEach(any -> lockout.failed(address));
    }

    private void passes(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    @Test
    void ten_failures_in_a_minute_are_too_many_and_are_told_once() {
        fails(HERE, Lockout.FAILURES - 1);
        assertThat(lockout.remaining(HERE)).isEmpty();
        fails(HERE, 1);
        assertThat(lockout.remaining(HERE)).contains(Lockout.OUT);
        fails(HERE, Lockout.FAILURES * 3);
        assertThat(told).containsExactly(HERE);
        assertThat(lockout.remaining("192.0.2.2")).isEmpty();
    }

    @Test
    void failures_that_are_a_minute_old_no_longer_count() {
        fails(HERE, Lockout.FAILURES - 1);
        passes(Lockout.WINDOW);
        fails(HERE, 1);
        assertThat(lockout.remaining(HERE)).isEmpty();
        fails(HERE, Lockout.FAILURES - 1);
        assertThat(lockout.remaining(HERE)).isPresent();
    }

    @Test
    void it_ends_after_five_minutes_and_begins_anew() {
        fails(HERE, Lockout.FAILURES);
        passes(Lockout.OUT.minusSeconds(1));
        assertThat(lockout.remaining(HERE)).contains(Duration.ofSeconds(1));
        passes(Duration.ofSeconds(1));
        assertThat(lockout.remaining(HERE)).isEmpty();
        fails(HERE, Lockout.FAILURES - 1);
        assertThat(lockout.remaining(HERE)).isEmpty();
        fails(HERE, 1);
        assertThat(told).containsExactly(HERE, HERE);
    }

    @Test
    void a_clock_that_was_set_back_shuts_nobody_out_for_longer() {
        fails(HERE, Lockout.FAILURES);
        passes(Duration.ofHours(-1));
        assertThat(lockout.remaining(HERE)).isEmpty();
    }

    @Test
    void the_address_heard_of_longest_ago_is_forgotten_first() {
        fails("first", Lockout.FAILURES);
        fails("second", Lockout.FAILURES);
        IntStream.range(0, Lockout.MOST - 2).forEach(i -> fails("address" + i, 1));
        assertThat(lockout.remaining("first")).isPresent(); // and is heard of again
        fails("one more", 1);
        assertThat(lockout.remaining("second")).isEmpty();
        assertThat(lockout.remaining("first")).isPresent();
    }
}
