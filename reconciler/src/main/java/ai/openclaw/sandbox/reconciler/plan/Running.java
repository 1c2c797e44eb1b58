package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sees that a container that is to serve runs and is set up. */
final class Running {

    private static final Duration PASSING_STATE = Duration.ofSeconds(1);

    private final Situation situation;
    private final SandboxSpec spec;
    private final Findings findings;

    Running(Situation situation, SandboxSpec spec, Findings findings) {
        this.situation = situation;
        this.spec = spec;
        this.findings = findings;
    }

    /** The plan; {@code good} is the phase of a container that serves. */
    Plan plan(ObservedContainer live, Phase good) {
        return switch (live.state()) {
            case RUNNING -> setUp(live, good);
            case CREATED -> start(live, Cause.own("Created", "Its container is made."), Phase.CREATING);
            case EXITED -> restart(live);
            case PAUSED -> paused();
            case REMOVING, RESTARTING, DEAD -> passing(live); // a dead one plays no part, see Burial
        };
    }

    /** The same, once a replacement that is not needed any more is out of the way. */
    Plan withoutNext(ObservedContainer live, Phase good) {
        Optional<Action> removal = situation.containers().next().map(Running::removeNext);
        if (removal.isEmpty() || situation.heldOff(removal.get()).isPresent()) {
            removal.flatMap(situation::heldOff).ifPresent(trouble -> findings.lookAt(trouble.retryAt()));
            return plan(live, good);
        }
        if (situation.serves(live)) {
            findings.say(ConditionType.READY, Status.TRUE, "Running", Describe.readiness(situation.identity()));
        }
        return findings.plan(good, removal.get());
    }

    static Action removeNext(ObservedContainer next) {
        Cause cause = Cause.own("Superseded", "It was being made as a replacement and is not needed any more.");
        return new Action.Remove(next.id(), Action.Gate.OPEN, cause, Optional.empty());
    }

    private Plan setUp(ObservedContainer live, Phase good) {
        Readiness readiness = Readiness.of(live, spec, situation);
        return switch (readiness.setup()) {
            case TO_RUN -> begin(live);
            case RUNS -> {
                findings.say(setUpCondition(), Status.FALSE, "Running", whatRuns());
                findings.notReady("SettingUp", whatRuns());
                yield findings.plan(Phase.SETTING_UP, new Action.Rest());
            }
            case INTERRUPTED, FAILED, COMPLETE -> serving(good);
        };
    }

    private Plan begin(ObservedContainer live) {
        Action begin = runSetup(live, spec);
        Optional<Trouble> trouble = situation.heldOff(begin);
        findings.notReady(
                trouble.map(it -> it.setback().reason()).orElse("SettingUp"),
                trouble.map(it -> it.setback().message()).orElseGet(this::whatRuns));
        return findings.plan(trouble.isPresent() ? Phase.FAILED : Phase.SETTING_UP, begin);
    }

    static Action runSetup(ObservedContainer container, SandboxSpec spec) {
        return new Action.RunSetup(container, spec.setupCommand().orElseThrow(), spec.setupLimit());
    }

    private ConditionType setUpCondition() {
        return situation.browser() ? ConditionType.BROWSER_READY : ConditionType.SETUP_COMPLETED;
    }

    private String whatRuns() {
        return situation.browser() ? "It is asked whether its browser answers." : "Its set-up command is running.";
    }

    private Plan serving(Phase good) {
        String readiness = Describe.readiness(situation.identity());
        if (good == Phase.READY) {
            // It was tried again and has worked: nobody shall see a sandbox that is ready and refused at once.
            situation
                    .progress()
                    .trouble()
                    .filter(trouble -> !trouble.waits(situation.now()))
                    .ifPresent(trouble -> findings.takeBack(trouble.setback()));
        }
        if (situation.browser()) {
            findings.say(ConditionType.BROWSER_READY, Status.TRUE, "Answering", readiness);
        } else if (spec.setupCommand().isPresent()) {
            findings.say(ConditionType.SETUP_COMPLETED, Status.TRUE, "Completed", "Its set-up command has succeeded.");
        }
        findings.say(ConditionType.READY, Status.TRUE, "Running", readiness);
        return findings.plan(good, new Action.Rest());
    }

    private Plan restart(ObservedContainer live) {
        Optional<Instant> endedAt = live.exit().map(ObservedContainer.Exit::finishedAt);
        Instant next = situation.progress().restarts().nextStart(situation.now(), endedAt);
        String ended = "It has ended" + Describe.ending(live);
        if (next.isAfter(situation.now())) {
            findings.lookAt(next);
            findings.notReady("KeepsEnding", ended + ", again and again; started next at " + next + ".");
            return findings.plan(Phase.FAILED, new Action.Rest());
        }
        return start(live, Cause.own("Ended", ended + " and is started again."), Phase.CREATING);
    }

    private Plan start(ObservedContainer live, Cause cause, Phase phase) {
        Action start = new Action.Start(live.id(), cause);
        Optional<Trouble> trouble = situation.heldOff(start);
        findings.notReady(
                trouble.map(it -> it.setback().reason()).orElse("Starting"),
                trouble.map(it -> it.setback().message()).orElse(cause.message()));
        return findings.plan(trouble.isPresent() ? Phase.FAILED : phase, start);
    }

    private Plan paused() {
        findings.notReady("Paused", "Somebody has paused it. Let it go on with: docker unpause " + situation.name());
        return findings.plan(Phase.FAILED, new Action.Rest());
    }

    private Plan passing(ObservedContainer live) {
        findings.lookAt(situation.now().plus(PASSING_STATE));
        findings.notReady("Changing", "The engine says it is " + live.state() + ".");
        return findings.plan(Phase.PENDING, new Action.Rest());
    }
}
