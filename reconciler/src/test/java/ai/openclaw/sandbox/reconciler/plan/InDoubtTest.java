package ai.openclaw.sandbox.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Intent;
import org.junit.jupiter.api.Test;

/** Where the settings cannot be read, nothing is made and nothing removed. */
final class InDoubtTest {

    @Test
    void nothingIsMadeAndNothingRemoved() {
        assertThat(new Scene().doubtful("sessions cannot be read").told()).isEqualTo("rest | unseen");
        Scene there = new Scene().doubtful("sessions cannot be read").live(State.RUNNING);
        assertThat(there.told()).isEqualTo("rest | Ready True DemandUnknown");
        assertThat(there.asked(Intent.Wish.REMOVE, Intent.Force.WHEN_COLD).told())
                .startsWith("rest");
    }

    @Test
    void oneThatIsNotRememberedIsTakenOver() {
        Scene scene = new Scene().found("live", new Scene().name().value(), State.RUNNING);
        assertThat(scene.doubtful("the sessions cannot be read").told()).startsWith("adopt live |");
    }

    @Test
    void oneThatIsNotSetUpIsNotReady() {
        Scene scene = new Scene().doubtful("x").settingUp("c");
        assertThat(scene.remembered("c", scene.name().value(), State.RUNNING, new ContainerRecord.Begun())
                        .told())
                .isEqualTo("rest | Pending False DemandUnknown");
    }
}
