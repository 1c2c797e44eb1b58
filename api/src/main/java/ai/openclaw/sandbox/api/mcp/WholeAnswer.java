package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.api.http.Replies;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * One that is sent at once, to clients that take no events.
 *
 * @param context the request
 * @param loop the request's own event loop; another one would only hand the answer on
 */
record WholeAnswer(RoutingContext context, Context loop) implements Answer {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    @Override
    public void tell(JsonNode notification) {
        // there is no place for it
    }

    @Override
    public void end(JsonNode message) {
        Buffer body = Buffer.buffer(message.toString());
        loop.runOnContext(any -> Replies.json(context, OK, body));
    }

    @Override
    public void drop() {
        loop.runOnContext(any -> accepted(context));
    }

    /** A message was taken to which there is nothing to say. */
    static void accepted(RoutingContext context) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response().setStatusCode(ACCEPTED).end();
        }
    }
}
