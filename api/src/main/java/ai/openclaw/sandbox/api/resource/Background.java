package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;

/** Does away from the event loop what may block or take long, and answers with what came of it. */
final class Background {

    private Background() {}

    /** A reply that is ready to be sent. */
    record Reply(int code, Buffer body) {

        static Reply json(int code, Json.Content content) {
            return new Reply(code, Buffer.buffer(Json.bytes(content)));
        }

        static Reply ok(Json.Content content) {
            return json(200, content);
        }
    }

    static void reply(RoutingContext context, Callable<Reply> work) {
        context.vertx()
                .executeBlocking(work, false)
                .onSuccess(reply -> Replies.json(context, reply.code(), reply.body()))
                .onFailure(context::fail);
    }

    /** Does something that may block, and goes on in the request's own thread. */
    static void then(RoutingContext context, Runnable work, Runnable next) {
        context.vertx()
                .executeBlocking(
                        () -> {
                            work.run();
                            return true;
                        },
                        false)
                .onSuccess(done -> {
                    try {
                        next.run();
                    } catch (RuntimeException e) {
                        context.fail(e);
                    }
                })
                .onFailure(context::fail);
    }
}
