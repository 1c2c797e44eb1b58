package ai.openclaw.sandbox.reconciler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.reconciler.plan.Rules;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClockGuardTest {

    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");

    private final ClockGuard guard = new ClockGuard(T0, 0);

    private static long nanos(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void timeThatPassesOnBothClocksIsNoJump() {
        assertThat(guard.jumped(T0.plusSeconds(86_400), nanos(86_400))).isFalse();
        assertThat(guard.pruning()).isEqualTo(Rules.Pruning.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({"60, false", "61, true", "-60, false", "-61, true", "86400, true"})
    void aJumpIsMoreThanAMinuteEitherWay(long seconds, boolean jump) {
        assertThat(guard.jumped(T0.plusSeconds(10 + seconds), nanos(10))).isEqualTo(jump);
    }

    @Test
    void pruningIsSuspendedUntilAFullPassHasLookedAgain() {
        guard.jumped(T0.plusSeconds(3600), nanos(1));
        assertThat(guard.pruning()).isEqualTo(Rules.Pruning.SUSPENDED);
        assertThat(guard.jumped(T0.plusSeconds(3601), nanos(2))).as("told once").isFalse();
        guard.lookedAgain();
        assertThat(guard.pruning())
                .as("the visits of this look are still to come")
                .isEqualTo(Rules.Pruning.SUSPENDED);
        guard.lookedAgain();
        assertThat(guard.pruning()).isEqualTo(Rules.Pruning.ALLOWED);
    }

    @Test
    void aMachineThatSleptHasJumped() {
        assertThat(guard.jumped(T0.plus(Duration.ofHours(8)), nanos(5))).isTrue();
    }
}
