package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import java.util.Optional;

/** The promise of the set-up command: nobody is sent into a container in which it has not succeeded. */
final class IsSetUpBeforeItServes implements Law {

    @Override
    public void ready(SandboxName sandbox, String container, Simulation run) {
        boolean setUp = run.store()
                .record(container)
                .flatMap(ContainerRecord::madeFrom)
                .flatMap(SpecFields::setupCommand)
                .map(command -> run.engine().succeededIn(container) || isNews(sandbox, container, run))
                .orElse(true);
        holds(setUp, sandbox + " is said to be ready and was never set up");
    }

    /** It may be gone, or a browser may have ended or begun anew, without the daemon's knowing yet. */
    private static boolean isNews(SandboxName sandbox, String container, Simulation run) {
        Optional<ObservedContainer> truth =
                run.ours().stream().filter(it -> it.id().equals(container)).findFirst();
        Optional<BrowserAddress> said =
                run.board(sandbox).flatMap(it -> it.status().browser());
        return truth.map(it -> said.isPresent() && !BrowserAddress.of(it).equals(said))
                .orElse(true);
    }
}
