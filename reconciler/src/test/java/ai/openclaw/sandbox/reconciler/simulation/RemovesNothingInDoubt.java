package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxLabels;

/** Law 6: a broken configuration or an unreadable session store never causes a removal. Judged without asking the code under test. */
final class RemovesNothingInDoubt implements Law {

    @Override
    public void before(Call call, Simulation run) {
        if (!call.takesAway()) {
            return;
        }
        String what = call.operation() + " of " + call.target().name();
        holds(run.told().isPresent(), what + " before anything was told");
        boolean spoken =
                run.told().filter(it -> it.get(call.sandbox()).isPresent()).isPresent();
        boolean doubtful = !spoken
                && SandboxLabels.identity(call.target().labels())
                        .filter(run.wishes()::doubtful)
                        .isPresent();
        holds(!doubtful, what + " though nobody can say whether it is wanted");
    }
}
