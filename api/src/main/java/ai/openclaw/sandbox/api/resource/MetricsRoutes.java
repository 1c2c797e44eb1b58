package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.Figures;
import io.vertx.ext.web.Router;

/** Figures in the Prometheus text format. */
public final class MetricsRoutes {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Figures figures;

    /** Serves these figures. */
    public MetricsRoutes(Figures figures) {
        this.figures = figures;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get("/metrics").handler(context -> Replies.text(context, 200, TYPE, figures.text()));
    }
}
