package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.ExplanationJson;
import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.view.Explainer;
import ai.openclaw.sandbox.api.view.Explanation;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** Why a session or an agent has the sandbox it has. */
public final class ExplainRoutes {

    private final Configuration configuration;
    private final Sessions sessions;
    private final StatusBoard board;
    private final InstantSource clock;

    /** Reads configuration, sessions and board. */
    public ExplainRoutes(Configuration configuration, Sessions sessions, StatusBoard board, InstantSource clock) {
        this.configuration = configuration;
        this.sessions = sessions;
        this.board = board;
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of("explain")).handler(this::explain);
    }

    private void explain(RoutingContext context) {
        Optional<String> session = Optional.ofNullable(context.request().getParam("session"));
        Optional<String> agent = Optional.ofNullable(context.request().getParam("agent"));
        if (session.isPresent() == agent.isPresent()) {
            throw Problem.badRequest("Ask either for ?session=<key> or for ?agent=<id>.");
        }
        Background.reply(context, () -> {
            ConfigurationReport report = configuration.report();
            Settings settings = report.settings()
                    .orElseThrow(() -> Problem.unavailable(
                            "There is no valid configuration to explain by; see: openclaw config validate"));
            Explainer explainer = new Explainer(report, settings, board);
            Explanation explanation = session.isPresent()
                    ? explainer.session(SessionRoutes.key(session.get()), sessions.snapshot(), clock.instant())
                    : explainer.agent(AgentId.of(agent.orElseThrow()));
            return Background.Reply.ok(out -> ExplanationJson.write(out, explanation));
        });
    }
}
