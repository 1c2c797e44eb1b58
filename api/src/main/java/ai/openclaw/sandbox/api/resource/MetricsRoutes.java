package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import io.vertx.ext.web.Router;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Figures in the Prometheus text format: what the board and the link to the engine say now. */
public final class MetricsRoutes {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ControlPlane control;

    /** Reads the board. */
    public MetricsRoutes(ControlPlane control) {
        this.control = control;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/metrics").handler(context -> Replies.text(context, 200, TYPE, figures()));
    }

    private String figures() {
        Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
        Arrays.stream(Phase.values()).forEach(phase -> phases.put(phase, 0));
        for (Sandbox sandbox : control.board().list()) {
            phases.merge(sandbox.status().phase(), 1, Integer::sum);
        }
        StringBuilder out = new StringBuilder();
        out.append("# HELP openclaw_sandboxes Sandboxes by phase.\n# TYPE openclaw_sandboxes gauge\n");
        phases.forEach((phase, count) -> out.append("openclaw_sandboxes{phase=\"")
                .append(phase.word())
                .append("\"} ")
                .append(count)
                .append('\n'));
        int up = control.engine().get().state() == EngineLink.State.SYNCED ? 1 : 0;
        return out.append("# HELP openclaw_engine_up Whether the container engine is reached and looked at.\n")
                .append("# TYPE openclaw_engine_up gauge\nopenclaw_engine_up ")
                .append(up)
                .append('\n')
                .toString();
    }
}
