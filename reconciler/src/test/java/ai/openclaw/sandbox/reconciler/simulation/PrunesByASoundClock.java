package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import java.util.Set;

/** Part of law 3: after the clock has jumped nothing is pruned until everything was looked at again. */
final class PrunesByASoundClock implements Law {

    private static final Set<String> PRUNING = Set.of("Idle", "MaxAge");

    @Override
    public void before(Call call, Simulation run) {
        if (!call.operation().equals("remove") || run.clockIsSound()) {
            return;
        }
        boolean prunes = run.store()
                .lastEvent(call.sandbox())
                .map(SandboxEvent::reason)
                .filter(PRUNING::contains)
                .isPresent();
        holds(!prunes, call.target().name() + " is pruned by a clock that has just jumped");
    }
}
