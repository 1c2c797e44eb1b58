package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.ReadinessJson;
import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.view.Readiness;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Whether the daemon lives, has started and can work. Everybody may ask; why not is told to those who say who they are. */
public final class HealthRoutes {

    private final Supplier<EngineLink.Health> engine;
    private final Configuration configuration;

    /** Judges by the engine and the configuration. */
    public HealthRoutes(Supplier<EngineLink.Health> engine, Configuration configuration) {
        this.engine = engine;
        this.configuration = configuration;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/healthz").handler(context -> Replies.text(context, 200, "ok\n"));
        router.get("/startupz").handler(this::started);
        router.get("/readyz").handler(this::ready);
    }

    private void started(RoutingContext context) {
        boolean started = engine.get().state() != EngineLink.State.SYNCING;
        Replies.text(context, started ? 200 : 503, started ? "ok\n" : "starting\n");
    }

    private void ready(RoutingContext context) {
        Readiness readiness = Readiness.of(engine.get(), configuration.report());
        int code = readiness.ready() ? 200 : 503;
        if (Caller.of(context).known()) {
            Replies.json(context, code, out -> ReadinessJson.write(out, readiness));
        } else {
            Replies.text(context, code, readiness.ready() ? "ok\n" : "not ready\n");
        }
    }
}
