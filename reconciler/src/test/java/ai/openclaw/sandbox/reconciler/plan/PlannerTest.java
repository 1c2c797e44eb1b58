package ai.openclaw.sandbox.reconciler.plan;

import static ai.openclaw.sandbox.reconciler.plan.Scene.NOW;
import static ai.openclaw.sandbox.reconciler.plan.Scene.ago;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.reconciler.observed.ImageFact;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.Intent;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of what is asked of a sandbox: a situation, and in a few words the plan that follows. */
final class PlannerTest {

    private static final String RESTS_READY = "rest | Ready True Running";

    private static Condition condition(Plan plan, ConditionType type) {
        return plan.status().flatMap(status -> status.condition(type)).orElseThrow();
    }

    @Nested
    final class Making {

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
                    "c",
                    scene.name().value(),
                    State.RUNNING,
                    new ContainerRecord.Failed(7, "x: Read-only file system"));
            assertThat(scene.told()).startsWith("remove c gate OPEN for SetupFailed setback SetupFailed");
            Action.Remove remove = (Action.Remove) scene.plan().action();
            assertThat(remove.cause().message())
                    .contains("exit code 7", "Read-only file system", "docker.readOnlyRoot");
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
            assertThat(scene.found("c", scene.name().value(), State.CREATED).told())
                    .startsWith("adopt c exact");
            Scene other = new Scene().madeDifferently();
            assertThat(other.found("c", other.name().value(), State.RUNNING)
                            .madeAsWanted()
                            .told())
                    .startsWith("adopt c |");
        }

        @Test
        void refusedSettingsSayWhyAndKeepWhatIsThere() {
            assertThat(new Scene().refused("NoProfile").told()).isEqualTo("rest | Failed False NoProfile");
            assertThat(new Scene().refused("NoProfile").live(State.RUNNING).told())
                    .isEqualTo("rest | Ready True KeptAsItWas");
            assertThat(new Scene().refused("NoProfile").used("2h").told()).isEqualTo("rest | unseen");
        }
    }

    @Nested
    final class Running {

        @Test
        void allIsWell() {
            assertThat(new Scene().live(State.RUNNING).told()).isEqualTo(RESTS_READY);
        }

        @Test
        void aStoppedContainerIsStartedAgain() {
            assertThat(new Scene().live(State.EXITED).told())
                    .isEqualTo("start live for Ended | Creating False Starting");
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
            assertThat(condition(scene.plan(), ConditionType.READY).message())
                    .contains("docker unpause " + scene.name());
        }

        @Test
        void oneInPassingIsLookedAtAgainSoon() {
            assertThat(new Scene().live(State.REMOVING).told()).isEqualTo("rest | Pending False Changing");
            assertThat(new Scene().live(State.REMOVING).plan().lookAgainAt()).contains(NOW.plusSeconds(1));
        }

        @Test
        void aDeadOneIsRemoved() {
            assertThat(new Scene().live(State.DEAD).told()).startsWith("remove live gate OPEN for Dead");
        }

        @Test
        void troubleWithAReplacementDoesNotKeepItFromBeingStarted() {
            Scene scene =
                    new Scene().madeDifferently().live(State.EXITED).used("10m").trouble(Hold.creation());
            assertThat(scene.madeAsWanted().told()).startsWith("start live for Ended");
        }

        @Test
        void aStartThatFailedIsNotTriedAtOnce() {
            Scene scene = new Scene().live(State.EXITED).trouble(new Hold(Hold.Step.START, Optional.of("live")));
            assertThat(scene.told()).isEqualTo("rest | Failed False CreateFailed");
            assertThat(scene.plan().lookAgainAt()).contains(NOW.plusSeconds(60));
        }
    }

    @Nested
    final class Drifting {

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
            assertThat(drifted(State.RUNNING)
                            .used("10m")
                            .trouble(Hold.creation())
                            .told())
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

    @Nested
    final class LeftByACrash {

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
            assertThat(scene.trouble(new Hold(Hold.Step.REMOVE, Optional.of("old")))
                            .told())
                    .startsWith("start live for Ended");
        }

        @Test
        void oneThatWasRenamedByHandGetsItsNameBack() {
            assertThat(new Scene()
                            .found("mine", "renamed-by-hand", State.RUNNING)
                            .told())
                    .startsWith("rename mine to NAME gate OPEN for Restored");
        }
    }

    @Nested
    final class Pruning {

        private Scene idle() {
            return new Scene().live(State.RUNNING).used("25h");
        }

        @Test
        void anIdleOneGoes() {
            assertThat(idle().told()).isEqualTo("remove live gate SHUT for Idle | Terminating False Removing");
        }

        @Test
        void notOneHourEarlier() {
            Scene scene = new Scene().live(State.RUNNING).used("23h");
            assertThat(scene.told()).isEqualTo(RESTS_READY);
            assertThat(scene.plan().lookAgainAt()).contains(NOW.plus(Duration.ofHours(1)));
        }

        @Test
        void notWhenItIsSwitchedOff() {
            assertThat(idle().agent(it -> it.idle(Optional.empty())).told()).isEqualTo(RESTS_READY);
        }

        @Test
        void notWhileACallRuns() {
            assertThat(idle().busy().told()).isEqualTo(RESTS_READY);
        }

        @Test
        void notWhileTheClockIsInDoubt() {
            assertThat(idle().clockInDoubt().told()).isEqualTo(RESTS_READY);
        }

        @Test
        void anAgedOneWithoutActiveSessionGoes() {
            Scene scene = new Scene().agent(it -> it.maxAge(Optional.of(Duration.ofDays(1))));
            assertThat(scene.live(State.RUNNING).used("2h").told()).startsWith("remove live gate SHUT for MaxAge");
        }

        @Test
        void anAgedOneOfAnActiveSessionIsReplaced() {
            Scene scene = new Scene().agent(it -> it.maxAge(Optional.of(Duration.ofDays(1))));
            assertThat(scene.live(State.RUNNING).used("10m").told()).startsWith("create NEXT for MaxAge");
        }

        @Test
        void anAgedOneThatIsBusyWaitsForTheCall() {
            Scene scene = new Scene().agent(it -> it.maxAge(Optional.of(Duration.ofDays(1))));
            assertThat(scene.live(State.RUNNING).used("2h").busy().told()).isEqualTo(RESTS_READY);
        }

        @Test
        void aUseInTheFutureCountsAsNow() {
            Scene scene =
                    new Scene().live(State.RUNNING).used("25h").record(it -> it.usedAt(NOW.plus(Duration.ofDays(9))));
            assertThat(scene.situation().hotUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        }
    }

    @Nested
    final class NoLongerWanted {

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
        void sparePartsGoFirst() {
            Scene scene =
                    new Scene().gone().live(State.RUNNING).next(State.RUNNING).old(State.RUNNING);
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

    @Nested
    final class Asked {

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

    @Nested
    final class InDoubt {

        @Test
        void nothingIsMadeAndNothingRemoved() {
            assertThat(new Scene().doubtful("sessions cannot be read").told()).isEqualTo("rest | unseen");
            Scene there = new Scene().doubtful("sessions cannot be read").live(State.RUNNING);
            assertThat(there.told()).isEqualTo("rest | Ready True DemandUnknown");
            assertThat(there.asked(Intent.Wish.REMOVE, Intent.Force.WHEN_COLD).told())
                    .startsWith("rest");
        }

        @Test
        void oneThatIsNotSetUpIsNotReady() {
            Scene scene = new Scene().doubtful("x").settingUp("c");
            assertThat(scene.remembered("c", scene.name().value(), State.RUNNING, new ContainerRecord.Begun())
                            .told())
                    .isEqualTo("rest | Pending False DemandUnknown");
        }
    }
}
