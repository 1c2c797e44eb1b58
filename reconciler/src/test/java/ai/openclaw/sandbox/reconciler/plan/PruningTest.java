package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who goes for being unused or old. */
final class PruningTest {

    private static final String RESTS_READY = "rest | Ready True Running";

    private Scene idle() {
        return new Scene().live(State.RUNNING).used("25h");
    }

    @Test
    void anIdleOneGoes() {
        assertThat(idle().told()).isEqualTo("remove live gate SHUT for Idle | Terminating False Removing");
    }

    @Test
    void notOneHourEarlier() {
        Scene scene = new Scene().live(State.RUNNING).used("23h");
        assertThat(scene.told()).isEqualTo(RESTS_READY);
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void notWhenItIsSwitchedOff() {
        assertThat(idle().agent(it -> it.idle(Optional.empty())).told()).isEqualTo(RESTS_READY);
    }

    @Test
    void notWhileACallRuns() {
        assertThat(idle().busy().told()).isEqualTo(RESTS_READY);
    }

    @Test
    void notWhileTheClockIsInDoubt() {
        assertThat(idle().clockInDoubt().told()).isEqualTo(RESTS_READY);
    }

    @Test
    void anAgedOneWithoutActiveSessionGoes() {
        Scene scene = new Scene().agent(it -> it.maxAge(Optional.of(Duration.ofDays(1))));
        assertThat(scene.live(State.RUNNING).used("2h").told()).startsWith("remove live gate SHUT for MaxAge");
    }

    @Test
    void anAgedOneOfAnActiveSessionIsReplaced() {
        Scene scene = new Scene().agent(it -> it.maxAge(Optional.of(Duration.ofDays(1))));
        assertThat(scene.live(State.RUNNING).used("10m").told()).startsWith("create NEXT for MaxAge");
    }

    @Test
    void anAgedOneThatIsBusyWaitsForTheCall() {
        Scene scene = new Scene().agent(it -> it.maxAge(Optional.of(Duration.ofDays(1))));
        assertThat(scene.live(State.RUNNING).used("2h").busy().told()).isEqualTo(RESTS_READY);
    }

    @Test
    void aUseInTheFutureCountsAsNow() {
        Scene scene = new Scene().live(State.RUNNING).used("25h").record(it -> it.usedAt(NOW.plus(Duration.ofDays(9))));
        assertThat(scene.situation().hotUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }
}
