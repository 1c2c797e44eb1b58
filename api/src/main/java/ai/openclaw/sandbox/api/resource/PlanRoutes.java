package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.json.PlanJson;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.api.view.PlannedStep;
import io.vertx.ext.web.Router;
import java.util.List;

/** What the next pass would do, and why. */
public final class PlanRoutes {

    private final ControlPlane control;

    /** Asks the planner of the control loop. */
    public PlanRoutes(ControlPlane control) {
        this.control = control;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of("plan"))
                .handler(context -> Background.reply(context, () -> {
                    List<PlannedStep> steps = control.preview().get().entrySet().stream()
                            .map(plan -> PlannedStep.of(plan.getKey().value(), plan.getValue()))
                            .toList();
                    return Background.Reply.ok(out -> ListJson.write(out, PlanJson.KIND, steps, PlanJson::write));
                }));
    }
}
