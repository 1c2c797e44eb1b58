package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.controller.configuration.EditedConfiguration;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.util.Map;

/** What visits would do, asked of the planner that plans them. */
record ConfigurationPreview(Reconciler reconciler, DesiredFeed feed) implements EditedConfiguration.Preview {

    @Override
    public Map<SandboxName, Plan> now() {
        return reconciler.preview();
    }

    @Override
    public Map<SandboxName, Plan> by(Settings settings) {
        return feed.preview(settings);
    }
}
