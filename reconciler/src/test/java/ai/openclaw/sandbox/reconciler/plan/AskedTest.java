package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static ai.openclaw.sandbox.reconciler.plan.Scene.ago;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people asked for: recreate, remove, make room. */
final class AskedTest {

    private static final String RESTS_READY = "rest | Ready True Running";

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        WHEN_COLD | hot  | rest
        WHEN_COLD | busy | rest
        WHEN_COLD | cold | create NEXT for Requested
        WHEN_IDLE | hot  | create NEXT for Requested
        WHEN_IDLE | busy | rest
        NOW       | hot  | create NEXT for Requested
        NOW       | busy | create NEXT for Requested
        """)
    void recreate(Intent.Force force, String use, String expected) {
        assertThat(inUse(use).asked(Intent.Wish.RECREATE, force).told()).startsWith(expected);
    }

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        WHEN_COLD | hot  | rest
        WHEN_COLD | cold | remove live gate SHUT for Requested
        WHEN_IDLE | hot  | remove live gate SHUT for Requested
        WHEN_IDLE | busy | rest
        NOW       | busy | remove live gate OPEN for Requested
        """)
    void remove(Intent.Force force, String use, String expected) {
        assertThat(inUse(use).asked(Intent.Wish.REMOVE, force).told()).startsWith(expected);
    }

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        WHEN_COLD | hot  | rest
        WHEN_IDLE | hot  | remove live gate SHUT for Requested
        WHEN_IDLE | busy | rest
        NOW       | busy | remove live gate OPEN for Requested
        """)
    void removeOneThatNobodyWants(Intent.Force force, String use, String expected) {
        Scene scene = inUse(use).gone().record(it -> it.usedAt(ago("1m")));
        assertThat(scene.asked(Intent.Wish.REMOVE, force).told()).startsWith(expected);
    }

    @Test
    void theSwapOfAForcedReplacementDoesNotWaitForCalls() {
        Scene scene = inUse("busy").next(State.RUNNING).asked(Intent.Wish.RECREATE, Intent.Force.NOW);
        assertThat(scene.told()).startsWith("rename live to NAME.old gate OPEN for Requested");
    }

    @Test
    void onceAnotherContainerServesItIsFulfilled() {
        assertThat(inUse("cold")
                        .asked(Intent.Wish.RECREATE, Intent.Force.NOW, "another")
                        .told())
                .startsWith("settle");
        assertThat(new Scene().asked(Intent.Wish.REMOVE, Intent.Force.NOW).told())
                .startsWith("settle");
    }

    @Test
    void roomIsMadeOnlyByWhoIsColdAndNotWanted() {
        assertThat(inUse("cold")
                        .asked(Intent.Wish.MAKE_ROOM, Intent.Force.WHEN_COLD)
                        .told())
                .startsWith("settle");
        assertThat(inUse("asleep")
                        .busy()
                        .asked(Intent.Wish.MAKE_ROOM, Intent.Force.WHEN_COLD)
                        .told())
                .startsWith("settle");
        assertThat(inUse("asleep")
                        .asked(Intent.Wish.MAKE_ROOM, Intent.Force.WHEN_COLD)
                        .told())
                .startsWith("remove live gate SHUT for Requested");
    }

    @Test
    void whatIsAskedAfterASetbackIsTriedAtOnce() {
        Scene scene =
                inUse("cold").asked(Intent.Wish.RECREATE, Intent.Force.NOW).trouble(Hold.creation());
        assertThat(scene.told()).startsWith("create NEXT for Requested");
    }

    @Test
    void aRemovalTheEngineRefusesIsNotTriedWithoutEnd() {
        Scene scene = new Scene().live(State.RUNNING).used("25h");
        assertThat(scene.trouble(new Hold(Hold.Step.REMOVE, Optional.of("live")))
                        .told())
                .isEqualTo(RESTS_READY);
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plusSeconds(60));
    }

    private Scene inUse(String use) {
        Scene scene = new Scene().live(State.RUNNING);
        return switch (use) {
            case "hot" -> scene.used("1m");
            case "busy" -> scene.used("10m").busy();
            case "asleep" -> scene.used("2h");
            default -> scene.used("10m");
        };
    }
}
