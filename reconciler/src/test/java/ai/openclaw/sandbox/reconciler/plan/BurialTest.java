package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Containers the engine could not remove whole. */
final class BurialTest {

    private static final Hold RENAME = new Hold(Hold.Step.RENAME, Optional.of("live"));
    private static final Hold REMOVAL = new Hold(Hold.Step.REMOVE, Optional.of("live"));

    /** A dead one that has given its name away. */
    private static Scene aside(Scene scene) {
        return scene.remembered("dead", scene.name().dead("dead"), State.DEAD, new ContainerRecord.Succeeded(""));
    }

    @Test
    void itGivesItsNameToItsSuccessor() {
        assertThat(new Scene().live(State.DEAD).told())
                .isEqualTo("rename live to NAME.dead-live gate OPEN for Dead | Pending False Dead");
        assertThat(aside(new Scene()).told()).startsWith("create LIVE for SessionActive");
    }

    @Test
    void itIsRemovedOnceTheSandboxNeedsNothingElse() {
        assertThat(aside(new Scene().live(State.EXITED)).told()).startsWith("start live for Ended");
        assertThat(aside(new Scene().live(State.RUNNING)).told())
                .isEqualTo("remove dead gate OPEN for Dead | Ready True Running");
    }

    @Test
    void aRemovalThatFailedIsTriedAgainLater() {
        Scene scene = aside(new Scene().live(State.RUNNING)).trouble(new Hold(Hold.Step.REMOVE, Optional.of("dead")));
        assertThat(scene.told()).isEqualTo("rest | Ready True Running");
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void oneThatCannotGoKeepsNoOther() {
        Scene scene = aside(new Scene().live(State.RUNNING));
        scene.remembered("worse", scene.name().dead("worse"), State.DEAD, new ContainerRecord.Succeeded(""));
        assertThat(scene.told()).startsWith("remove dead");
        assertThat(scene.refusedBefore().told()).startsWith("remove worse");
    }

    @Test
    void itIsNotTriedWhileSomethingElseWaits() {
        Scene scene = aside(new Scene()).trouble(Hold.creation());
        assertThat(scene.told()).isEqualTo("rest | Failed False CreateFailed");
    }

    @Test
    void aNameThatCannotBeFreedIsFreedByARemoval() {
        assertThat(new Scene().live(State.DEAD).trouble(RENAME).told()).startsWith("remove live gate OPEN for Dead");
    }

    @Test
    void whereNeitherCanBeDoneNowItWaits() {
        Scene scene = new Scene().live(State.DEAD).trouble(RENAME, REMOVAL, Hold.creation());
        assertThat(scene.told()).isEqualTo("rest | Failed False CreateFailed");
    }

    @Test
    void oneMadeAsAReplacementGivesItsNameToTheNext() {
        Scene scene = new Scene()
                .madeDifferently()
                .live(State.RUNNING)
                .next(State.DEAD)
                .madeAsWanted();
        assertThat(scene.told()).isEqualTo("rename next to NAME.dead-next gate OPEN for Dead | Replacing True Running");
    }

    @Test
    void aReplacedOneIsNotRestoredAndGivesItsNameToTheNextThatIsReplaced() {
        assertThat(new Scene().old(State.DEAD).told()).startsWith("rename old to NAME.dead-old gate OPEN for Dead");
        assertThat(aside(new Scene()).told()).startsWith("create LIVE for SessionActive");
    }

    @Test
    void oneThatIsNotWantedIsThereUntilItIsRemoved() {
        assertThat(new Scene().gone().live(State.DEAD).told())
                .isEqualTo("remove live gate OPEN for Dead | Terminating False Removing");
        assertThat(new Scene().gone().live(State.DEAD).trouble(REMOVAL).told())
                .isEqualTo("rest | Terminating False Removing");
        assertThat(aside(new Scene().used("3h"))
                        .trouble(new Hold(Hold.Step.REMOVE, Optional.of("dead")))
                        .told())
                .isEqualTo("rest | Terminating False Removing");
    }

    @Test
    void aRequestToRemoveItIsFulfilled() {
        assertThat(aside(new Scene())
                        .asked(Intent.Wish.REMOVE, Intent.Force.NOW, "dead")
                        .told())
                .startsWith("settle");
    }

    @Test
    void itStaysWhileItIsNotKnownWhatIsWanted() {
        assertThat(new Scene()
                        .doubtful("sessions cannot be read")
                        .live(State.DEAD)
                        .told())
                .startsWith("rest | Pending False");
    }
}
