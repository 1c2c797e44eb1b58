package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.json.Json;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** An answer in lines that goes on until its reader goes. One that does not keep up is cut off rather than waited for: what it would be told later is old by then. */
final class NdjsonStream {

    private static final String LINES = "application/x-ndjson";

    private final HttpServerResponse response;
    private final Context loop;

    private NdjsonStream(HttpServerResponse response, Context loop) {
        this.response = response;
        this.loop = loop;
    }

    /** Begins one; {@code whenOver} is run once, when the reader has gone. On the request's own thread. */
    static NdjsonStream begin(RoutingContext context, Runnable whenOver) {
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader("Content-Type", LINES)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        response.closeHandler(any -> whenOver.run());
        return new NdjsonStream(response, context.vertx().getOrCreateContext());
    }

    /** Sends a line. From any thread. */
    void send(Json.Content content) {
        Buffer line = Buffer.buffer(Json.bytes(content)).appendString("\n");
        loop.runOnContext(any -> {
            if (response.closed() || response.ended()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.reset();
            } else {
                var _ = response.write(line);
            }
        });
    }

    /** Ends it. From any thread. */
    void end() {
        loop.runOnContext(any -> {
            if (!response.closed() && !response.ended()) {
                var _ = response.end();
            }
        });
    }
}
