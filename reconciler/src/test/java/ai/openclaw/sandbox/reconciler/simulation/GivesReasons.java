package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import java.util.Optional;

/** Law 7: every removal has an event with actor and reason, and it is on disk first. */
final class GivesReasons implements Law {

    @Override
    public void before(Call call, Simulation run) {
        if (!call.operation().equals("remove")) {
            return;
        }
        Optional<SandboxEvent> last = run.store().lastEvent(call.sandbox());
        boolean told = last.map(event -> event.type() == SandboxEvent.Type.REMOVING
                        && !event.actor().isBlank()
                        && !event.reason().isBlank())
                .orElse(false);
        holds(told, "removal of " + call.target().name() + " without a reason");
    }
}
