package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.api.view.SessionViews;
import ai.openclaw.sandbox.model.session.SessionKey;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Files that come in with messages: {@code POST …/sessions/{name}/media?name=photo.png} with the file as body, which goes into the workspace as it comes and is
 * never whole in memory.
 */
public final class MediaRoutes {

    private static final int CREATED = 201;

    private final Tools tools;
    private final SessionNames names;

    /** Stores files with these tools for these sessions. */
    public MediaRoutes(Tools tools, Sessions sessions, SessionViews views) {
        this.tools = tools;
        this.names = new SessionNames(sessions, views);
    }

    /** Adds the route, which takes the body itself. */
    public void mount(Router router, Patience patience) {
        router.post(Paths.one("sessions") + "/media").handler(context -> {
            patience.received(context.request().connection()); // the body has its own limits
            store(context);
        });
    }

    private void store(RoutingContext context) {
        HttpServerRequest request = context.request();
        String name =
                context.queryParam("name").stream() // of the query alone: the path has a parameter of that name too
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("name", "Say how the file is called: ?name=photo.png"));
        String session = Paths.name(context);
        String actor = Caller.of(context).actor();
        BodyStream body = new BodyStream(request);
        Context loop = context.vertx().getOrCreateContext();
        Thread worker =
                Thread.ofVirtual().name("media").unstarted(() -> store(context, loop, session, name, body, actor));
        context.response().closeHandler(any -> worker.interrupt());
        worker.start();
    }

    private void store(
            RoutingContext context, Context loop, String session, String name, BodyStream body, String actor) {
        try {
            SessionKey key = names.session(session);
            Tools.Stored stored = tools.store(key, name, body, actor);
            loop.runOnContext(any -> Replies.json(context, CREATED, out -> {
                out.writeStartObject();
                out.writeStringField("path", stored.path());
                out.writeNumberField("bytes", stored.bytes());
                out.writeEndObject();
            }));
        } catch (ToolFailure e) {
            fail(context, loop, Problem.tool(e, "media"));
        } catch (RuntimeException e) {
            fail(context, loop, e);
        }
    }

    /** What is left of the body is not read; so the connection is of no more use. */
    private static void fail(RoutingContext context, Context loop, RuntimeException e) {
        loop.runOnContext(any -> {
            context.response().putHeader("Connection", "close");
            context.fail(e);
        });
    }
}
