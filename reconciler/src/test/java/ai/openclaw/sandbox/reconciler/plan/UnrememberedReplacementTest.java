package ai.openclaw.sandbox.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import org.junit.jupiter.api.Test;

/** A replacement that is there and not remembered: the daemon that made it ended before the engine's answer reached it. */
class UnrememberedReplacementTest {

    private static Scene drifted() {
        return new Scene()
                .agent(it -> it.setup("make"))
                .madeDifferently()
                .live(State.RUNNING)
                .madeAsWanted()
                .used("10m");
    }

    @Test
    void one_that_was_never_started_is_taken_over_with_what_it_was_made_from() {
        Scene scene = drifted();

        scene.found("next", scene.name().next(), State.CREATED);

        assertThat(scene.told()).startsWith("adopt next exact | Replacing True");
    }

    @Test
    void one_that_runs_is_made_again_for_nobody_knows_how_far_its_setup_came() {
        Scene scene = drifted();

        scene.found("next", scene.name().next(), State.RUNNING);

        assertThat(scene.told()).startsWith("remove next gate OPEN for Superseded | Replacing True");
    }
}
