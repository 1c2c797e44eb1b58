package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Limits;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.model.session.SessionKey;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Tools of a session: list, call, and commands one talks to. A session that nobody has heard of is opened by its first call. With
 * {@code Accept: application/x-ndjson} a call answers in lines as it goes.
 */
public final class ToolRoutes {

    /** Where a tool is called. */
    public static final String CALL = Paths.one("sessions") + "/tools/:tool";

    private static final String LINES = "application/x-ndjson";

    private final Tools tools;
    private final SessionNames names;
    private final Semaphore room = new Semaphore(Limits.TOOL_CALLS);

    /** Calls these tools for these sessions. */
    public ToolRoutes(Tools tools, Sessions sessions, SessionViews views) {
        this.tools = tools;
        this.names = new SessionNames(sessions, views);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.one("sessions") + "/tools").handler(this::list);
        router.post(CALL).handler(this::call);
        router.get(Paths.one("sessions") + "/exec").handler(this::converse);
    }

    private void list(RoutingContext context) {
        String name = Paths.name(context);
        Background.reply(context, () -> {
            SessionKey session = names.session(name);
            return Background.Reply.ok(out -> ToolJson.list(out, tools.allowed(session)));
        });
    }

    private void call(RoutingContext context) {
        JsonNode arguments = Bodies.anyObject(context);
        Tools.Leave leave = leave(context);
        String tool = Objects.requireNonNullElse(context.pathParam("tool"), "");
        boolean lines = Optional.ofNullable(context.request().getHeader(HttpHeaders.ACCEPT))
                .orElse("")
                .contains(LINES);
        Context loop = context.vertx().getOrCreateContext();
        enter(context, loop, () -> {
            Tools.Call call = new Tools.Call(
                    names.session(Paths.name(context)),
                    tool,
                    arguments,
                    Caller.of(context).actor(),
                    leave);
            if (lines) {
                new ToolLines(context, tools).run(call);
            } else {
                ToolReply.run(context, loop, tools, call);
            }
        });
    }

    private void converse(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.badRequest("This path is for WebSockets: send Upgrade: websocket.");
        }
        String actor = Caller.of(context).actor();
        String name = Paths.name(context);
        if (!room.tryAcquire()) {
            throw full();
        }
        context.request()
                .toWebSocket()
                .onSuccess(socket -> new ExecChannel(socket, tools)
                        .start(
                                context.vertx(),
                                arguments ->
                                        new Tools.Call(names.session(name), "exec", arguments, actor, Tools.Leave.KILL),
                                room::release))
                .onFailure(e -> room.release());
    }

    /** Each call has a thread of its own, which is interrupted when the caller goes away. */
    private void enter(RoutingContext context, Context loop, Runnable work) {
        if (!room.tryAcquire()) {
            throw full();
        }
        Thread worker = Thread.ofVirtual().name("tool call").unstarted(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                loop.runOnContext(any -> context.fail(e));
            } finally {
                room.release();
            }
        });
        context.response().closeHandler(any -> worker.interrupt());
        worker.start();
    }

    private static Problem full() {
        return Problem.tooMany(
                "As many tool calls are under way as may be (" + Limits.TOOL_CALLS + "). Try again in a moment.");
    }

    private static Tools.Leave leave(RoutingContext context) {
        String word =
                Optional.ofNullable(context.request().getParam("onDisconnect")).orElse("kill");
        return switch (word) {
            case "kill" -> Tools.Leave.KILL;
            case "continue" -> Tools.Leave.CONTINUE;
            default -> throw Problem.invalid("onDisconnect", "onDisconnect must be kill or continue.");
        };
    }
}
