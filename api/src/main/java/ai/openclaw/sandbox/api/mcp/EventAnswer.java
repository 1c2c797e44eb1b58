package ai.openclaw.sandbox.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** One that is sent as server-sent events. What is told on the way is left out while the client reads too slowly; the answer never is. */
final class EventAnswer implements Answer {

    /** How often a silent answer shows that it is alive: proxies cut connections on which nothing moves for a minute. */
    private static final long ALIVE_MS = 15_000;

    private final HttpServerResponse response;

    EventAnswer(Vertx vertx, HttpServerResponse response) {
        this.response = response;
        vertx.setPeriodic(ALIVE_MS, timer -> alive(vertx, timer));
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
    }

    /** A comment, which clients pass over. */
    private synchronized void alive(Vertx vertx, long timer) {
        if (gone()) {
            vertx.cancelTimer(timer);
        } else if (!response.writeQueueFull()) {
            var _ = response.write(":\n\n");
        }
    }

    @Override
    public synchronized void tell(JsonNode notification) {
        if (!gone() && !response.writeQueueFull()) {
            var _ = response.write(event(notification));
        }
    }

    @Override
    public synchronized void end(JsonNode message) {
        if (!gone()) {
            var _ = response.end(event(message));
        }
    }

    @Override
    public synchronized void drop() {
        if (!gone()) {
            var _ = response.end();
        }
    }

    private boolean gone() {
        return response.closed() || response.ended();
    }

    private static Buffer event(JsonNode message) {
        return Buffer.buffer("event: message\ndata: " + message + "\n\n");
    }
}
