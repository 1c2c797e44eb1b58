package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
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
        Optional<ContainerRecord> record = situation.record().container(container.id());
        boolean drifted =
                !Drift.between(container, record, spec, situation.image()).isEmpty();
        Setup setup = record.map(ContainerRecord::setup).orElseGet(ContainerRecord.NotRun::new);
        return new Readiness(
                drifted ? Match.OUTDATED : Match.CURRENT,
                container.running(),
                stage(container.id(), setup, spec, situation));
    }

    private static SetupStage stage(String id, Setup setup, SandboxSpec spec, Situation situation) {
        boolean runs = situation.progress().settingUp().contains(id);
        return switch (setup) {
            case ContainerRecord.NotRun notRun when spec.setupCommand().isEmpty() -> SetupStage.COMPLETE;
            case ContainerRecord.NotRun notRun -> SetupStage.TO_RUN;
            case ContainerRecord.Begun begun -> runs ? SetupStage.RUNS : SetupStage.INTERRUPTED;
            case ContainerRecord.Failed failed -> SetupStage.FAILED;
            case ContainerRecord.Succeeded succeeded -> SetupStage.COMPLETE;
        };
    }

    boolean current() {
        return match == Match.CURRENT;
    }

    /** Whether tools can run in it. */
    boolean ready() {
        return current() && serves();
    }

    /** Whether tools can run in it, though perhaps with older settings. */
    boolean serves() {
        return running && setup == SetupStage.COMPLETE;
    }
}
