package ai.openclaw.sandbox.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a daemon that was killed between two engine calls may have left, in every order. */
final class LeftByACrashTest {

    @Test
    void onlyAnOldOneIsRestored() {
        assertThat(new Scene().old(State.RUNNING).told()).startsWith("rename old to NAME gate OPEN for Restored");
    }

    @Test
    void anOldOneAndAReplacementThatIsNotReady() {
        assertThat(new Scene()
                        .madeDifferently()
                        .old(State.RUNNING)
                        .madeAsWanted()
                        .next(State.CREATED)
                        .told())
                .startsWith("rename old to NAME gate OPEN for Restored");
    }

    @Test
    void anOldOneAndAReplacementThatIsReady() {
        assertThat(new Scene()
                        .madeDifferently()
                        .old(State.RUNNING)
                        .madeAsWanted()
                        .next(State.RUNNING)
                        .told())
                .startsWith("rename next to NAME gate OPEN for TookOver");
    }

    @Test
    void onlyAReplacement() {
        assertThat(new Scene().next(State.CREATED).told()).startsWith("rename next to NAME gate OPEN for TookOver");
        assertThat(new Scene()
                        .madeDifferently()
                        .next(State.CREATED)
                        .madeAsWanted()
                        .told())
                .startsWith("remove next gate OPEN for Superseded");
    }

    @Test
    void aReplacementUnderWayWhenTheSettingsAreRefused() {
        assertThat(new Scene()
                        .refused("NameConflict")
                        .live(State.RUNNING)
                        .next(State.RUNNING)
                        .told())
                .startsWith("remove next gate OPEN for Superseded");
        assertThat(new Scene()
                        .refused("NameConflict")
                        .old(State.RUNNING)
                        .next(State.RUNNING)
                        .told())
                .startsWith("rename old to NAME gate OPEN for Restored");
        assertThat(new Scene()
                        .refused("NameConflict")
                        .live(State.RUNNING)
                        .old(State.RUNNING)
                        .told())
                .startsWith("remove old gate OPEN for Replaced");
    }

    @Test
    void oneThatSomebodyRenamedBeforeItCouldBeRemembered() {
        assertThat(new Scene().found("c", "mine", State.RUNNING).told()).startsWith("adopt c |");
    }

    @Test
    void allThree() {
        assertThat(new Scene()
                        .old(State.RUNNING)
                        .live(State.RUNNING)
                        .next(State.RUNNING)
                        .told())
                .startsWith("remove old gate OPEN for Replaced");
    }

    @Test
    void aReplacementNobodyNeedsAnyMore() {
        assertThat(new Scene().live(State.RUNNING).next(State.RUNNING).told())
                .isEqualTo("remove next gate OPEN for Superseded | Ready True Running");
    }

    @Test
    void anOldOneThatCannotBeRemovedDoesNotKeepItsSuccessorFromBeingStarted() {
        Scene scene = new Scene().old(State.RUNNING).live(State.EXITED);
        assertThat(scene.trouble(new Hold(Hold.Step.REMOVE, Optional.of("old"))).told())
                .startsWith("start live for Ended");
    }

    @Test
    void oneThatWasRenamedByHandStaysWhileACallMayRunInIt() {
        Scene scene = new Scene().live(State.RUNNING);
        scene.remembered("mine", "mine", State.RUNNING, new ContainerRecord.Succeeded(""));
        assertThat(scene.told()).startsWith("remove mine gate SHUT for Replaced");
        assertThat(scene.busy().told()).isEqualTo("rest | Ready True Running");
    }

    @Test
    void oneThatWasRenamedByHandGetsItsNameBack() {
        Scene scene = new Scene();
        scene.remembered("mine", "renamed-by-hand", State.RUNNING, new ContainerRecord.Succeeded(""));
        assertThat(scene.told()).startsWith("rename mine to NAME gate OPEN for Restored");
    }
}
