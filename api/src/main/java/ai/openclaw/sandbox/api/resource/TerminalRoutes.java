package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.api.port.Terminals;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;

/** Terminals in sandboxes, each a WebSocket of the subprotocol {@value #PROTOCOL}. */
public final class TerminalRoutes {

    /** What is spoken. */
    public static final String PROTOCOL = "v1.terminal.openclaw.ai";

    private static final int MOST = 64;

    private final ControlPlane control;
    private final Terminals terminals;
    private final Semaphore room = new Semaphore(MOST);

    /** Opens these. */
    public TerminalRoutes(ControlPlane control, Terminals terminals) {
        this.control = control;
        this.terminals = terminals;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get(Paths.one("sandboxes") + "/terminal").handler(this::open);
    }

    private void open(RoutingContext context) {
        SandboxName name = SandboxRoutes.named(control, context).identity().name();
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.badRequest(
                    "This path is for WebSockets: send Upgrade: websocket and the subprotocol " + PROTOCOL + ".");
        }
        if (!room.tryAcquire()) {
            throw Problem.tooMany("As many terminals are open as may be (" + MOST + "). Close one first.");
        }
        String actor = Caller.of(context).actor();
        context.request()
                .toWebSocket()
                .onSuccess(socket -> new TerminalChannel(socket)
                        .start(context.vertx(), (size, it) -> terminals.open(name, size, actor, it), room::release))
                .onFailure(e -> room.release());
    }
}
