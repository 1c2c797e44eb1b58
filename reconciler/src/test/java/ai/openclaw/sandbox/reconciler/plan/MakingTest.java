package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Making a sandbox: when one is made, and the steps until it is ready. */
final class MakingTest {

    private static final String RESTS_READY = "rest | Ready True Running";

    private static Condition condition(Plan plan, ConditionType type) {
        return plan.status().flatMap(status -> status.condition(type)).orElseThrow();
    }

    @Test
    void anActiveSessionGetsASandbox() {
        assertThat(new Scene().told()).isEqualTo("create LIVE for SessionActive | Creating False Creating");
    }

    @Test
    void anInactiveSessionGetsNone() {
        assertThat(new Scene().used("2h").told()).isEqualTo("forget | unseen");
    }

    @Test
    void aSessionThatIsMadeIsLookedAtAgainWhenItFallsAsleep() {
        Plan plan = new Scene().live(State.RUNNING).used("10m").plan();
        assertThat(plan.lookAgainAt()).contains(NOW.plus(Duration.ofMinutes(20)));
    }

    @Test
    void aNewContainerIsStarted() {
        assertThat(new Scene()
                        .remembered("c", new Scene().name().value(), State.CREATED, new ContainerRecord.NotRun())
                        .told())
                .isEqualTo("start c for Created | Creating False Starting");
    }

    @Test
    void theSetupCommandRunsOnceBeforeItIsReady() {
        Scene toRun = new Scene().agent(it -> it.setup("make"));
        assertThat(toRun.remembered("c", toRun.name().value(), State.RUNNING, new ContainerRecord.NotRun())
                        .told())
                .isEqualTo("set up c with make | SettingUp False SettingUp");
        Scene runs = new Scene().agent(it -> it.setup("make")).settingUp("c");
        assertThat(runs.remembered("c", runs.name().value(), State.RUNNING, new ContainerRecord.Begun())
                        .told())
                .isEqualTo("rest | SettingUp False SettingUp");
        Scene done = new Scene().agent(it -> it.setup("make")).live(State.RUNNING);
        assertThat(done.told()).isEqualTo(RESTS_READY);
        assertThat(condition(done.plan(), ConditionType.SETUP_COMPLETED).status())
                .isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void aFailedSetupGivesWayAndTellsWhy() {
        Scene scene = new Scene().agent(it -> it.setup("make"));
        scene.remembered(
                "c", scene.name().value(), State.RUNNING, new ContainerRecord.Failed(7, "x: Read-only file system"));
        assertThat(scene.told()).startsWith("remove c gate OPEN for SetupFailed setback SetupFailed");
        Action.Remove remove = (Action.Remove) scene.plan().action();
        assertThat(remove.cause().message()).contains("exit code 7", "Read-only file system", "docker.readOnlyRoot");
    }

    @Test
    void aSetupThatWasCutOffStartsAfreshAfterAMoment() {
        Scene scene = new Scene().agent(it -> it.setup("make"));
        assertThat(scene.remembered("c", scene.name().value(), State.RUNNING, new ContainerRecord.Begun())
                        .told())
                .startsWith("remove c gate OPEN for SetupInterrupted setback SetupInterrupted");
    }

    @Test
    void withoutItsImageItWaitsAndNamesTheScript() {
        Scene scene = new Scene().image(new ImageFact.Missing());
        assertThat(scene.told()).isEqualTo("rest | Pending False ImageMissing");
        assertThat(condition(scene.plan(), ConditionType.IMAGE_AVAILABLE).message())
                .contains("scripts/sandbox-setup.sh");
    }

    @Test
    void whenThereAreAsManyAsAllowedItWaits() {
        Scene scene = new Scene().full();
        assertThat(scene.told()).isEqualTo("rest | Pending False LimitReached");
        assertThat(condition(scene.plan(), ConditionType.LIMIT_REACHED).status())
                .isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void afterASetbackItWaits() {
        Scene scene = new Scene().trouble(Hold.creation());
        assertThat(scene.told()).isEqualTo("rest | Failed False CreateFailed");
        assertThat(scene.plan().lookAgainAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void aContainerThatIsNotRememberedIsTakenOver() {
        Scene scene = new Scene();
        assertThat(scene.found("c", scene.name().value(), State.CREATED).told()).startsWith("adopt c exact");
        Scene other = new Scene().madeDifferently();
        assertThat(other.found("c", other.name().value(), State.RUNNING)
                        .madeAsWanted()
                        .told())
                .startsWith("adopt c |");
    }

    @Test
    void oneTakenOverInDoubtIsRememberedInFullWhenItProvesRight() {
        ContainerRecord inDoubt = new ContainerRecord(Optional.empty(), new ContainerRecord.NotRun());
        Scene scene = new Scene()
                .found("live", new Scene().name().value(), State.RUNNING)
                .record(it -> it.with("live", inDoubt));
        assertThat(scene.told()).startsWith("adopt live exact |");
    }

    @Test
    void refusedSettingsSayWhyAndKeepWhatIsThere() {
        assertThat(new Scene().refused("NoProfile").told()).isEqualTo("rest | Failed False NoProfile");
        assertThat(new Scene().refused("NoProfile").live(State.RUNNING).told())
                .isEqualTo("rest | Ready True KeptAsItWas");
        assertThat(new Scene().refused("NoProfile").used("2h").told()).isEqualTo("rest | unseen");
        Scene found = new Scene().found("live", new Scene().name().value(), State.RUNNING);
        assertThat(found.refused("NoProfile").told()).startsWith("adopt live |");
    }
}
