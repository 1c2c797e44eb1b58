package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import java.util.Optional;

/** Law 6: a broken configuration or an unreadable session store never causes a removal. */
final class RemovesNothingInDoubt implements Law {

    @Override
    public void before(Call call, Simulation run) {
        if (!call.takesAway()) {
            return;
        }
        holds(run.told().isPresent(), call.operation() + " of " + call.target().name() + " before anything was told");
        Optional<String> doubt = run.told()
                .filter(told -> told.get(call.sandbox()).isEmpty())
                .flatMap(told -> SandboxLabels.identity(call.target().labels()).flatMap(told::doubt));
        holds(doubt.isEmpty(), call.operation() + " of " + call.target().name() + " though " + doubt.orElse(""));
    }
}
