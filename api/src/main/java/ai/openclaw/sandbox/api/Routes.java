package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.discovery.DiscoveryRoutes;
import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.DateHeader;
import ai.openclaw.sandbox.api.http.Failures;
import ai.openclaw.sandbox.api.http.Gate;
import ai.openclaw.sandbox.api.http.Limits;
import ai.openclaw.sandbox.api.http.OriginCheck;
import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.http.Rights;
import ai.openclaw.sandbox.api.http.SecureServer;
import ai.openclaw.sandbox.api.mcp.McpRoutes;
import ai.openclaw.sandbox.api.pairing.Pairing;
import ai.openclaw.sandbox.api.port.ConfigurationFile;
import ai.openclaw.sandbox.api.resource.BrowserRoutes;
import ai.openclaw.sandbox.api.resource.ConfigurationRoutes;
import ai.openclaw.sandbox.api.resource.CoreEventRoutes;
import ai.openclaw.sandbox.api.resource.DeviceRoutes;
import ai.openclaw.sandbox.api.resource.EventRoutes;
import ai.openclaw.sandbox.api.resource.ExplainRoutes;
import ai.openclaw.sandbox.api.resource.HealthRoutes;
import ai.openclaw.sandbox.api.resource.LogRoutes;
import ai.openclaw.sandbox.api.resource.MediaRoutes;
import ai.openclaw.sandbox.api.resource.MetricsRoutes;
import ai.openclaw.sandbox.api.resource.PlanRoutes;
import ai.openclaw.sandbox.api.resource.SandboxRoutes;
import ai.openclaw.sandbox.api.resource.SessionNames;
import ai.openclaw.sandbox.api.resource.SessionRoutes;
import ai.openclaw.sandbox.api.resource.StatsRoutes;
import ai.openclaw.sandbox.api.resource.TerminalRoutes;
import ai.openclaw.sandbox.api.resource.TlsRoutes;
import ai.openclaw.sandbox.api.resource.ToolCallRoutes;
import ai.openclaw.sandbox.api.resource.ToolRoutes;
import ai.openclaw.sandbox.api.resource.VersionRoutes;
import ai.openclaw.sandbox.api.resource.WorkspaceRoutes;
import ai.openclaw.sandbox.api.ui.UiRoutes;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.api.watch.Watches;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Puts the routes together: the same ones behind two doors, one that asks for a token and one that the file system guards. */
final class Routes {

    private final Vertx vertx;
    private final Patience patience;
    private final Watches watches;
    private final DateHeader date;
    private final OriginCheck origins;
    private final Pairing pairing;
    private final MediaRoutes media;
    private final List<Consumer<Router>> open;
    private final List<Consumer<Router>> guarded;

    Routes(
            Vertx vertx,
            Patience patience,
            ApiParts parts,
            Listening listening,
            IntSupplier port,
            Supplier<Optional<SecureServer.Standing>> secure) {
        this.vertx = vertx;
        this.patience = patience;
        this.watches = new Watches(vertx, parts.clock());
        this.date = new DateHeader(parts.clock());
        this.origins = new OriginCheck(listening.hostNames());
        this.pairing = new Pairing(vertx, patience, parts, listening);
        SessionViews views =
                new SessionViews(parts.configuration(), parts.control().board(), parts.clock());
        this.media = new MediaRoutes(parts.tools(), parts.sessions(), views);
        BrowserRoutes browsers = new BrowserRoutes(parts.control(), parts.browsers());
        this.open = List.of(
                new HealthRoutes(parts.control().engine(), parts.configuration())::mount,
                browsers::mountOpen,
                new UiRoutes(parts.program())::mount);
        this.guarded = List.of(
                new MetricsRoutes(parts.figures())::mount,
                new VersionRoutes(parts.program())::mount,
                new TlsRoutes(secure)::mount,
                new DiscoveryRoutes(parts.program().version())::mount,
                new SandboxRoutes(parts.control(), watches, parts.clock())::mount,
                browsers::mount,
                new SessionRoutes(parts.sessions(), views, watches, parts.clock())::mount,
                new ToolRoutes(parts.tools(), parts.sessions(), views)::mount,
                new McpRoutes(parts.tools(), new SessionNames(parts.sessions(), views), parts.program(), parts.clock())
                        ::mount,
                new ToolCallRoutes(parts.tools(), new SessionNames(parts.sessions(), views))::mount,
                new PlanRoutes(parts.control())::mount,
                new ExplainRoutes(
                        parts.configuration(), parts.sessions(), parts.control().board(), parts.clock())::mount,
                new EventRoutes(parts.events(), watches, parts.clock())::mount,
                new CoreEventRoutes(parts.events(), parts.control().board(), watches, parts.clock())::mount,
                new ConfigurationRoutes(parts.configuration(), parts.console().file(), parts.journal())::mount,
                new LogRoutes(parts.console().logs())::mount,
                new StatsRoutes(parts.control(), parts.console().usages())::mount,
                new WorkspaceRoutes(parts.workspaces())::mount,
                new TerminalRoutes(parts.control(), parts.console().terminals())::mount,
                new DeviceRoutes(pairing.devices(), port)::mount);
    }

    /** For everybody on the network. */
    Router tcp() {
        return router(List.of(origins, pairing.tokens()), pairing::mount);
    }

    /** For programs on this host that may open the control socket. */
    Router local() {
        return router(List.of(this::fromThisHost), router -> {});
    }

    int watches() {
        return watches.count();
    }

    /** Ends what would go on for ever. */
    void close() {
        watches.close();
    }

    private void fromThisHost(RoutingContext context) {
        patience.known(context.request().connection());
        Caller.CONTROL_SOCKET.enter(context);
    }

    private Router router(List<Handler<RoutingContext>> door, Consumer<Router> entrance) {
        Router router = Router.router(vertx);
        Failures.mount(router);
        router.route().handler(date);
        door.forEach(handler -> router.route().handler(handler));
        open.forEach(routes -> routes.accept(router));
        entrance.accept(router);
        router.route().handler(Gate::knownOnly);
        Rights.mount(router);
        router.route().handler(Routes::untyped);
        media.mount(router, patience);
        for (String path : List.of(ToolRoutes.CALL, McpRoutes.PATH)) {
            router.route(path).handler(BodyHandler.create(false).setBodyLimit(Limits.TOOL_BODY_BYTES));
        }
        for (String path : ConfigurationRoutes.BODIES) {
            router.route(path).handler(BodyHandler.create(false).setBodyLimit(ConfigurationFile.MAX_BYTES));
        }
        router.route().handler(BodyHandler.create(false).setBodyLimit(Limits.BODY_BYTES));
        router.route().handler(this::received);
        guarded.forEach(routes -> routes.accept(router));
        return router;
    }

    private void received(RoutingContext context) {
        patience.received(context.request().connection());
        context.next();
    }

    /** A body is JSON whatever its sender calls it: {@code curl -d} calls everything a form, which would be taken apart and lost. */
    private static void untyped(RoutingContext context) {
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        context.next();
    }
}
