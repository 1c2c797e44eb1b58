package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** A call that is answered once, when it is over. */
final class ToolReply {

    private ToolReply() {}

    /** Calls, and answers in the request's own context: another one would only hand the answer on. */
    static void run(RoutingContext context, Context loop, Tools tools, Tools.Call call) {
        try {
            Tools.Result result = tools.call(call, Tools.Observer.none());
            Buffer body = Buffer.buffer(Json.bytes(out -> ToolJson.result(out, result)));
            loop.runOnContext(any -> Replies.json(context, 200, body));
        } catch (ToolFailure e) {
            throw Problem.tool(e, call.tool());
        }
    }
}
