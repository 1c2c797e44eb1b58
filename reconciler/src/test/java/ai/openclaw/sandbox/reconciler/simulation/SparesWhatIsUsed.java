package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;

/** Law 3: a hot or busy sandbox is never taken away, unless a person forced it. */
final class SparesWhatIsUsed implements Law {

    @Override
    public void before(Call call, Simulation run) {
        if (!call.takesAway() || call.target().state() == State.DEAD) { // in which nobody can be, nor come
            return;
        }
        String id = call.target().id();
        boolean busy = run.uses().busy(id, exec -> run.engine().runsExec(id, exec));
        holds(!busy, call.operation() + " of " + call.target().name() + " while a call runs in it");
        boolean hot = call.ofTheServing() && run.uses().hot(call.sandbox(), id, Simulation.HOT);
        holds(!hot, call.operation() + " of " + call.target().name() + " while it is hot");
        run.uses().goes(id);
    }
}
