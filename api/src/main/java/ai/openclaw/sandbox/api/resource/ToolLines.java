package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;

/**
 * A call that answers in lines as it goes: {@code progress}, {@code stdout}, {@code stderr}, at last {@code result} or {@code error}. A caller that takes its lines
 * slowly slows the command down.
 */
final class ToolLines implements Tools.Observer {

    private final HttpServerResponse response;
    private final Tools tools;
    private final Semaphore drained = new Semaphore(0);

    ToolLines(RoutingContext context, Tools tools) {
        this.response = context.response();
        this.tools = tools;
    }

    /** Calls and answers; does not throw once a line was sent. */
    void run(Tools.Call call) {
        response.setChunked(true)
                .putHeader("Content-Type", "application/x-ndjson")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        response.drainHandler(any -> drained.release());
        response.exceptionHandler(any -> drained.release());
        try {
            Tools.Result result = tools.call(call, this);
            last(out -> ToolJson.resultLine(out, result));
        } catch (ToolFailure e) {
            failed(Problem.tool(e, call.tool()));
        } catch (RuntimeException e) {
            if (!response.headWritten()) {
                throw e;
            }
            last(out -> ToolJson.errorLine(out, e instanceof Problem problem ? problem : Problem.internal()));
        }
        if (!response.closed()) {
            var _ = response.end();
        }
    }

    /** Before the first line a failure has a status code of its own, as without lines. */
    private void failed(Problem problem) {
        if (!response.headWritten() && !response.closed()) {
            response.setChunked(false);
            throw problem;
        }
        last(out -> ToolJson.errorLine(out, problem));
    }

    @Override
    public void progress(String message) {
        line(out -> ToolJson.progressLine(out, message));
    }

    @Override
    public void write(Channel channel, byte[] bytes) {
        line(out -> ToolJson.outputLine(out, channel, bytes));
    }

    /** A line on the way, whose writer must know that nobody reads any more. */
    private void line(Json.Content content) {
        if (!sent(content)) {
            throw new IllegalStateException("the caller has gone");
        }
    }

    /** The last line, after which nothing is left to be stopped. */
    private void last(Json.Content content) {
        var _ = sent(content);
    }

    /** Waits while the caller is slow; false when it has gone. */
    private synchronized boolean sent(Json.Content content) {
        if (response.closed()) {
            return false;
        }
        var _ = response.write(Buffer.buffer(Json.bytes(content)).appendString("\n"));
        while (response.writeQueueFull() && !response.closed()) {
            try {
                drained.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
