package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static ai.openclaw.sandbox.reconciler.plan.Scene.ago;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sandbox that is there: what follows from how its container does. */
final class RunningTest {

    private static final String RESTS_READY = "rest | Ready True Running";

    private static Condition condition(Plan plan, ConditionType type) {
        return plan.status().flatMap(status -> status.condition(type)).orElseThrow();
    }

    @Test
    void allIsWell() {
        assertThat(new Scene().live(State.RUNNING).told()).isEqualTo(RESTS_READY);
    }

    @Test
    void aStoppedContainerIsStartedAgain() {
        assertThat(new Scene().live(State.EXITED).told()).isEqualTo("start live for Ended | Creating False Starting");
    }

    @Test
    void oneThatKeepsEndingIsStartedEverLater() {
        Restarts often = new Restarts(5, Optional.of(ago("2s")));
        Scene scene = new Scene().live(State.EXITED).restarts(often);
        assertThat(scene.told()).isEqualTo("rest | Failed False KeepsEnding");
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plusSeconds(6));
    }

    @Test
    void aPausedOneIsLeftToWhoeverPausedIt() {
        Scene scene = new Scene().live(State.PAUSED);
        assertThat(scene.told()).isEqualTo("rest | Failed False Paused");
        assertThat(condition(scene.plan(), ConditionType.READY).message()).contains("docker unpause " + scene.name());
    }

    @Test
    void oneInPassingIsLookedAtAgainSoon() {
        assertThat(new Scene().live(State.REMOVING).told()).isEqualTo("rest | Pending False Changing");
        assertThat(new Scene().live(State.REMOVING).plan().lookAgainAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void troubleWithAReplacementDoesNotKeepItFromBeingStarted() {
        Scene scene =
                new Scene().madeDifferently().live(State.EXITED).used("10m").trouble(Hold.creation());
        assertThat(scene.madeAsWanted().told()).startsWith("start live for Ended");
    }

    @Test
    void whatHasWorkedAtLastIsReadyAndNotRefusedAtOnce() {
        Scene refused = new Scene().live(State.RUNNING).refusedBefore();
        assertThat(refused.told()).startsWith("rest | Ready True Running");
        assertThat(refused.plan().status().orElseThrow().condition(ConditionType.SECURITY_REJECTED))
                .isEmpty();
    }

    @Test
    void aStartThatFailedIsNotTriedAtOnce() {
        Scene scene = new Scene().live(State.EXITED).trouble(new Hold(Hold.Step.START, Optional.of("live")));
        assertThat(scene.told()).isEqualTo("rest | Failed False CreateFailed");
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plusSeconds(60));
    }
}
