package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;

/** The promise of the set-up command: nobody is sent into a container in which it has not succeeded. */
final class IsSetUpBeforeItServes implements Law {

    @Override
    public void ready(SandboxName sandbox, String container, Simulation run) {
        boolean setUp = run.store()
                .record(container)
                .flatMap(ContainerRecord::madeFrom)
                .flatMap(SpecFields::setupCommand)
                .map(command -> run.engine().succeededIn(container) || gone(container, run))
                .orElse(true);
        holds(setUp, sandbox + " is said to be ready and was never set up");
    }

    /** It may be gone without the daemon's knowing yet. */
    private static boolean gone(String container, Simulation run) {
        return run.ours().stream().noneMatch(it -> it.id().equals(container));
    }
}
