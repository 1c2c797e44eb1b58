package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static ai.openclaw.sandbox.reconciler.plan.Scene.ago;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sandboxes nobody speaks of any more. */
final class NoLongerWantedTest {

    @Test
    void aColdOneGoes() {
        Scene scene = new Scene().gone().live(State.RUNNING).record(it -> it.usedAt(ago("10m")));
        assertThat(scene.told()).isEqualTo("remove live gate SHUT for NotWanted | Terminating False Removing");
    }

    @Test
    void aHotOneWaits() {
        Scene scene = new Scene().gone().live(State.RUNNING).record(it -> it.usedAt(ago("1m")));
        assertThat(scene.told()).isEqualTo("rest | Terminating False Hot");
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plus(Duration.ofMinutes(4)));
    }

    @Test
    void aBusyOneWaitsForTheCall() {
        Scene scene = new Scene()
                .gone()
                .live(State.RUNNING)
                .record(it -> it.usedAt(ago("10m")))
                .busy();
        assertThat(scene.told()).isEqualTo("rest | Terminating False InUse");
    }

    @Test
    void anOrphanOfACrashGoesAfterTwoMinutes() {
        Scene young = new Scene().gone().record(it -> SandboxRecord.firstSeen(it.identity(), ago("1m")));
        assertThat(young.found("c", young.name().value(), State.RUNNING).told())
                .isEqualTo("rest | Terminating False Hot");
        assertThat(young.plan().lookAgainAt()).contains(NOW.plusSeconds(60));
        Scene due = new Scene().gone().record(it -> SandboxRecord.firstSeen(it.identity(), ago("2m")));
        assertThat(due.found("c", due.name().value(), State.RUNNING).told())
                .startsWith("remove c gate SHUT for NotWanted");
    }

    @Test
    void oneThatIsUsedAndNotRememberedIsTakenOver() {
        Scene used = new Scene()
                .gone()
                .found("live", new Scene().name().value(), State.RUNNING)
                .record(it -> it.usedAt(Scene.ago("1m")));
        assertThat(used.told()).startsWith("adopt live |");
        assertThat(used.busy().told()).startsWith("adopt live |");
    }

    @Test
    void notOneRenamedByHandWhileACallMayRunInIt() {
        Scene scene = new Scene().gone().used("10m").live(State.RUNNING);
        scene.remembered("mine", "mine", State.RUNNING, new ContainerRecord.Succeeded(""));
        assertThat(scene.told()).startsWith("remove mine gate SHUT");
        assertThat(scene.busy().told()).startsWith("rest |");
    }

    @Test
    void sparePartsGoFirst() {
        Scene scene = new Scene().gone().live(State.RUNNING).next(State.RUNNING).old(State.RUNNING);
        assertThat(scene.told()).startsWith("remove next gate OPEN");
        assertThat(new Scene().gone().live(State.RUNNING).old(State.RUNNING).told())
                .startsWith("remove old gate OPEN");
        assertThat(new Scene()
                        .gone()
                        .old(State.RUNNING)
                        .record(it -> it.usedAt(ago("1m")))
                        .told())
                .as("the one sessions worked in")
                .isEqualTo("rest | Terminating False Hot");
    }

    @Test
    void nothingLeftIsForgotten() {
        assertThat(new Scene().gone().told()).isEqualTo("forget | unseen");
    }
}
