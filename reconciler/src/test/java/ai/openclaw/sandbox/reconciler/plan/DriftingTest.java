package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.ago;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that changed: who waits, and how one container takes the place of another. */
final class DriftingTest {

    private static final String RESTS_READY = "rest | Ready True Running";

    private static Condition condition(Plan plan, ConditionType type) {
        return plan.status().flatMap(status -> status.condition(type)).orElseThrow();
    }

    private Scene drifted(State state) {
        return new Scene().madeDifferently().live(state).madeAsWanted();
    }

    @Test
    void aHotOneStaysAndTheExactCommandIsNamed() {
        Scene scene = drifted(State.RUNNING);
        assertThat(scene.told()).isEqualTo("rest | Drifted True Running");
        Condition drifted = condition(scene.plan(), ConditionType.DRIFTED);
        assertThat(drifted.reason()).isEqualTo("Hot");
        assertThat(drifted.message()).contains("env.TZ").endsWith("openclaw sandbox recreate --agent work");
        assertThat(scene.plan().status().orElseThrow().drift())
                .extracting(DriftField::path)
                .containsExactly("env.TZ");
        assertThat(scene.plan().lookAgainAt())
                .as("hotUntil")
                .contains(ago("30s").plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION, openclaw sandbox recreate --session agent:work:chat",
        "AGENT,   openclaw sandbox recreate --agent work",
        "SHARED,  openclaw sandbox recreate --all",
    })
    void theCommandFitsTheScope(SandboxScope scope, String command) {
        Scene scene = new Scene()
                .agent(it -> it.scope(scope))
                .madeDifferently()
                .live(State.RUNNING)
                .madeAsWanted();
        assertThat(condition(scene.plan(), ConditionType.DRIFTED).message()).endsWith(command);
    }

    @Test
    void aBusyOneStaysUntilTheCallEnds() {
        Scene scene = drifted(State.RUNNING).used("10m").busy();
        assertThat(scene.told()).isEqualTo("rest | Drifted True Running");
        assertThat(condition(scene.plan(), ConditionType.DRIFTED).message())
                .contains("when the call running in it ends");
    }

    @Test
    void aColdOneIsReplacedStepByStep() {
        assertThat(drifted(State.RUNNING).used("10m").told())
                .isEqualTo("create NEXT for ConfigChanged | Replacing True Serving");
        assertThat(drifted(State.RUNNING).used("10m").next(State.CREATED).told())
                .isEqualTo("start next for ConfigChanged | Replacing True Serving");
        assertThat(drifted(State.RUNNING).used("10m").next(State.RUNNING).told())
                .isEqualTo("rename live to NAME.old gate SHUT for ConfigChanged | Replacing True Serving");
        Scene swapped = new Scene()
                .madeDifferently()
                .old(State.RUNNING)
                .madeAsWanted()
                .next(State.RUNNING)
                .used("10m");
        assertThat(swapped.told()).startsWith("rename next to NAME gate OPEN for TookOver");
        Scene after = new Scene()
                .madeDifferently()
                .old(State.RUNNING)
                .madeAsWanted()
                .live(State.RUNNING)
                .used("10m");
        assertThat(after.told()).isEqualTo("remove old gate OPEN for Replaced | Replacing True Running");
        assertThat(new Scene().live(State.RUNNING).used("10m").told()).isEqualTo(RESTS_READY);
    }

    @Test
    void theReplacementIsSetUpBeforeItTakesOver() {
        Scene scene = new Scene()
                .agent(it -> it.setup("make"))
                .madeDifferently()
                .live(State.RUNNING)
                .madeAsWanted();
        scene.used("10m").remembered("next", scene.name().next(), State.RUNNING, new ContainerRecord.NotRun());
        assertThat(scene.told()).isEqualTo("set up next with make | Replacing True Serving");
    }

    @Test
    void aReplacementThatDiesLeavesTheOldOneInService() {
        assertThat(drifted(State.RUNNING).used("10m").next(State.EXITED).told())
                .isEqualTo("remove next gate OPEN for ReplacementDied setback ReplacementDied | Replacing True"
                        + " Serving");
        assertThat(drifted(State.RUNNING).used("10m").trouble(Hold.creation()).told())
                .isEqualTo("rest | Drifted True Running");
    }

    @Test
    void aReplacementWhoseSetupFailsLeavesTheOldOneInService() {
        Scene scene = new Scene()
                .agent(it -> it.setup("make"))
                .madeDifferently()
                .live(State.RUNNING)
                .madeAsWanted();
        scene.used("10m").remembered("next", scene.name().next(), State.RUNNING, new ContainerRecord.Failed(1, ""));
        assertThat(scene.told())
                .isEqualTo("remove next gate OPEN for SetupFailed setback SetupFailed | Replacing True Serving");
    }

    @Test
    void aReplacementIsGivenUpWhenTheOldOneIsUsedMeanwhile() {
        assertThat(drifted(State.RUNNING).next(State.RUNNING).told())
                .isEqualTo("remove next gate OPEN for Superseded | Drifted True Running");
    }

    @Test
    void withoutTheNewImageNothingIsBegun() {
        Scene scene = drifted(State.RUNNING).used("10m").image(new ImageFact.Missing());
        assertThat(scene.told()).isEqualTo("rest | Drifted True Running");
    }

    @Test
    void aMovedImageTagIsDrift() {
        Scene scene = new Scene().live(State.RUNNING).used("10m").image(new ImageFact.Present("image-2"));
        assertThat(scene.told()).isEqualTo("create NEXT for ImageChanged | Replacing True Serving");
    }

    @Test
    void aReplacementThatIsItselfOutdatedGoes() {
        Scene scene = new Scene()
                .madeDifferently()
                .live(State.RUNNING)
                .next(State.RUNNING)
                .madeAsWanted()
                .used("10m");
        assertThat(scene.told()).startsWith("remove next gate OPEN for Superseded");
    }

    @Test
    void oneThatWasNeverReadyIsNotWorthASuccessorBesideIt() {
        assertThat(drifted(State.CREATED).told()).startsWith("remove live gate OPEN for ConfigChanged");
    }

    @Test
    void aSetupCommandThatCameLaterIsForTheSuccessor() {
        Scene plain = new Scene();
        plain.remembered("live", plain.name().value(), State.RUNNING, new ContainerRecord.NotRun());
        plain.agent(it -> it.setup("make"));
        assertThat(plain.told()).as("hot: it stays as it is").isEqualTo("rest | Drifted True Running");
    }

    @Test
    void aNewSetupCommandEndsTheOldOneThatStillRuns() {
        Scene scene = new Scene().agent(it -> it.setup("sleep 900")).settingUp("live");
        scene.remembered("live", scene.name().value(), State.RUNNING, new ContainerRecord.Begun());
        scene.agent(it -> it.setup("make"));
        assertThat(scene.told()).startsWith("remove live gate OPEN for ConfigChanged");
    }
}
