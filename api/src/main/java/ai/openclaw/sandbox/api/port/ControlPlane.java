package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.loop.Requests;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import ai.openclaw.sandbox.reconciler.store.Registry;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the API sees of the control loop, and no more.
 *
 * @param board what is said of every sandbox
 * @param requests takes what people ask of sandboxes
 * @param registry what is remembered, for the output of set-up commands
 * @param preview what a visit to each sandbox would do now
 * @param engine whether the engine can be reached
 */
public record ControlPlane(
        StatusBoard board,
        Requests requests,
        Registry registry,
        Supplier<Map<SandboxName, Plan>> preview,
        Supplier<EngineLink.Health> engine) {

    /** The view of a reconciler. */
    public static ControlPlane of(Reconciler reconciler) {
        return new ControlPlane(
                reconciler.board(),
                reconciler.requests(),
                reconciler.registry(),
                reconciler::preview,
                reconciler::engine);
    }
}
