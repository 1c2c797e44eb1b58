package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.reconciler.drift.Drift;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Setup;
import java.util.Optional;

/**
 * How far one container is on its way to serve as the sandbox.
 *
 * @param match whether it was made from what is wanted now
 * @param running whether its processes run
 * @param setup how far its set-up is
 */
record Readiness(Match match, boolean running, SetupStage setup) {

    /** Whether it was made from what is wanted now. */
    enum Match {
        CURRENT,
        OUTDATED
    }

    /** How far a set-up is. */
    enum SetupStage {
        TO_RUN,
        RUNS,
        /** It was begun, and nobody knows how far it came: a daemon ended meanwhile. */
        INTERRUPTED,
        FAILED,
        /** It has succeeded, or there is none. */
        COMPLETE
    }

    static Readiness of(ObservedContainer container, SandboxSpec spec, Situation situation) {
        return of(container, Optional.of(spec), situation);
    }

    /** The same where it is not known what is wanted; then nothing counts as current. */
    static Readiness of(ObservedContainer container, Optional<SandboxSpec> spec, Situation situation) {
        Optional<ContainerRecord> record = situation.record().container(container.id());
        boolean current = spec.map(wanted -> Drift.between(container, record, wanted, situation.image())
                        .isEmpty())
                .orElse(false);
        Optional<String> command = record.flatMap(ContainerRecord::madeFrom)
                .map(SpecFields::setupCommand)
                .orElseGet(() -> spec.flatMap(SandboxSpec::setupCommand));
        Setup setup = record.map(ContainerRecord::setup).orElseGet(ContainerRecord.NotRun::new);
        boolean runs = situation.progress().settingUp().contains(container.id());
        return new Readiness(
                current ? Match.CURRENT : Match.OUTDATED,
                container.running(),
                situation.browser() ? checkStage(setup, container, runs) : stage(setup, command, runs));
    }

    /** {@code command} is the one the container was made with: a command that came later is for its successor. */
    private static SetupStage stage(Setup setup, Optional<String> command, boolean runs) {
        return switch (setup) {
            case ContainerRecord.NotRun notRun when command.isEmpty() -> SetupStage.COMPLETE;
            case ContainerRecord.NotRun notRun -> SetupStage.TO_RUN;
            case ContainerRecord.Begun begun -> runs ? SetupStage.RUNS : SetupStage.INTERRUPTED;
            case ContainerRecord.Failed failed -> SetupStage.FAILED;
            case ContainerRecord.Succeeded succeeded -> SetupStage.COMPLETE;
        };
    }

    /**
     * To ask whether a browser answers changes nothing in it, so it is asked again until it does, and after each start. That it is being asked is not remembered, so one
     * that is remembered as begun was started and never proven to have mounted what was meant.
     */
    private static SetupStage checkStage(Setup setup, ObservedContainer container, boolean runs) {
        return switch (setup) {
            case ContainerRecord.Begun unproven -> SetupStage.INTERRUPTED;
            case Setup asked when runs -> SetupStage.RUNS;
            case ContainerRecord.NotRun again -> SetupStage.TO_RUN;
            case ContainerRecord.Failed again -> SetupStage.TO_RUN;
            case ContainerRecord.Succeeded earlier
            when earlier.output().equals(StartMark.of(container)) -> SetupStage.COMPLETE;
            case ContainerRecord.Succeeded again -> SetupStage.TO_RUN;
        };
    }

    boolean current() {
        return match == Match.CURRENT;
    }

    /** Whether tools can run in it. */
    boolean ready() {
        return current() && serves();
    }

    /** Whether it has yet to be set up, so that nobody can have used it. */
    boolean unfinished() {
        return setup == SetupStage.TO_RUN || setup == SetupStage.RUNS;
    }

    /** Whether tools can run in it, though perhaps with older settings. */
    boolean serves() {
        return running && setup == SetupStage.COMPLETE;
    }
}
