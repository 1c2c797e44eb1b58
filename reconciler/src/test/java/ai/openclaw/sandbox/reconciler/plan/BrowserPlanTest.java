package ai.openclaw.sandbox.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Setup;
import org.junit.jupiter.api.Test;

/** Browsers: ready once they answer, asked after every start, made on call, and denied. */
class BrowserPlanTest {

    private static final String ASK = "set up live with openclaw-sandbox-browser ready | SettingUp False SettingUp";

    private static Scene running(Setup setup) {
        Scene scene = Scene.ofBrowser();
        return scene.remembered("live", scene.name().value(), State.RUNNING, setup);
    }

    /** A container without ports has this mark. */
    private static Setup answered() {
        return new ContainerRecord.Succeeded("{}");
    }

    @Test
    void is_made_with_its_session_and_asked_whether_it_answers() {
        assertThat(Scene.ofBrowser().told()).isEqualTo("create LIVE for SessionActive | Creating False Creating");
        assertThat(running(new ContainerRecord.NotRun()).told()).isEqualTo(ASK);
        assertThat(running(new ContainerRecord.NotRun()).settingUp("live").told())
                .isEqualTo("rest | SettingUp False SettingUp");
    }

    @Test
    void is_ready_once_it_has_answered() {
        Scene scene = running(answered());
        assertThat(scene.told()).isEqualTo("rest | Ready True Running");
        assertThat(scene.plan().status().orElseThrow().condition(ConditionType.BROWSER_READY))
                .map(Condition::status)
                .contains(Condition.Status.TRUE);
    }

    @Test
    void is_asked_again_after_another_start_and_after_an_answer_that_never_came() {
        assertThat(running(new ContainerRecord.Succeeded("{9222=49153}")).told())
                .isEqualTo(ASK);
        assertThat(running(new ContainerRecord.Failed(1, "Chromium is not up yet"))
                        .told())
                .isEqualTo(ASK);
    }

    @Test
    void is_thrown_out_when_nobody_proved_what_it_has_mounted() {
        assertThat(running(new ContainerRecord.Begun()).told())
                .isEqualTo(
                        "remove live gate OPEN for SetupInterrupted setback SetupInterrupted | Pending False Pending");
    }

    @Test
    void is_kept_and_left_in_peace_for_a_while_when_it_does_not_answer() {
        assertThat(running(new ContainerRecord.Failed(1, ""))
                        .trouble(Hold.setUp("live"))
                        .told())
                .isEqualTo("rest | Failed False CreateFailed");
    }

    @Test
    void waits_for_an_image_that_keeps_the_contract() {
        Scene scene = Scene.ofBrowser().image(new ImageFact.Unfit("It is no browser image."));
        assertThat(scene.told()).isEqualTo("rest | Pending False ImageUnfit");
        assertThat(scene.plan().status().orElseThrow().condition(ConditionType.IMAGE_AVAILABLE))
                .map(Condition::message)
                .contains("It is no browser image.");
    }

    @Test
    void on_call_it_is_made_for_a_call_and_stays_without_one_until_it_is_pruned() {
        assertThat(Scene.ofBrowser().onCall().told()).isEqualTo("forget | unseen");
        assertThat(Scene.ofBrowser().onCall().busy().told())
                .isEqualTo("create LIVE for SessionActive | Creating False Creating");
        assertThat(running(answered()).onCall().told()).isEqualTo("rest | Ready True Running");
        assertThat(running(answered()).onCall().used("26h").told())
                .isEqualTo("remove live gate SHUT for Idle | Terminating False Removing");
    }

    @Test
    void one_that_is_denied_is_not_made_and_goes_once_it_is_cold() {
        assertThat(Scene.ofBrowser().denied("tools.deny").told()).isEqualTo("forget | Failed False BrowserDenied");
        assertThat(running(answered()).denied("tools.deny").told()).isEqualTo("rest | Terminating False Hot");
        assertThat(running(answered()).denied("tools.deny").used("10m").told())
                .isEqualTo("remove live gate SHUT for BrowserDenied | Terminating False Removing");
    }
}
