package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import java.util.Optional;

/** Law 2: a container without our instance label is never changed. */
final class LeavesOthersAlone implements Law {

    @Override
    public void before(Call call, Simulation run) {
        boolean ours = call.operation().equals("create") // which fails where the name is taken
                || call.target().label(SandboxLabels.INSTANCE).equals(Optional.of(Simulation.INSTANCE));
        holds(
                ours,
                call.operation() + " of somebody else's container "
                        + call.target().name());
    }
}
