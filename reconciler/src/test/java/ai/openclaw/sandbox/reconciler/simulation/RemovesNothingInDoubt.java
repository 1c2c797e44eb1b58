package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.reconciler.desired.DesiredState;
import java.util.Optional;

/** Law 6: a broken configuration or an unreadable session store never causes a removal. */
final class RemovesNothingInDoubt implements Law {

    @Override
    public void before(Call call, Simulation run) {
        if (!call.takesAway()) {
            return;
        }
        DesiredState told = run.wishes().desired();
        Optional<String> doubt = told.get(call.sandbox()).isPresent()
                ? Optional.empty()
                : SandboxLabels.identity(call.target().labels()).flatMap(told::doubt);
        holds(doubt.isEmpty(), call.operation() + " of " + call.target().name() + " though " + doubt.orElse(""));
    }
}
