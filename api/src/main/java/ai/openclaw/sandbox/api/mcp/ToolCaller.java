package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Limits;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls tools for clients, each call on a thread of its own. A call whose connection breaks is ended: there is no way back to its answer.
 */
final class ToolCaller {

    private static final Logger log = LoggerFactory.getLogger(ToolCaller.class);

    private final Tools tools;
    private final McpSessions sessions;
    private final Semaphore room = new Semaphore(Limits.TOOL_CALLS);

    ToolCaller(Tools tools, McpSessions sessions) {
        this.tools = tools;
        this.sessions = sessions;
    }

    /** Begins a call whose answer follows. */
    void call(RoutingContext context, McpSession session, JsonNode id, JsonNode params) throws McpFailure {
        Tools.Call call = new Tools.Call(
                session.session(),
                name(params),
                arguments(params),
                Caller.of(context).actor(),
                Tools.Leave.KILL);
        Answer answer = takesEvents(context)
                ? new EventAnswer(context.vertx(), context.response())
                : new WholeAnswer(context, context.vertx().getOrCreateContext());
        Optional<Progress> progress = Optional.of(params.at("/_meta/progressToken"))
                .filter(token -> token.isTextual() || token.isNumber())
                .map(token -> new Progress(context.vertx(), answer, token));
        if (!room.tryAcquire()) {
            throw McpFailure.busy(
                    "As many tool calls are under way as may be (" + Limits.TOOL_CALLS + "). Try again in a moment.");
        }
        RunningCall running = new RunningCall();
        try {
            session.begin(id, running);
        } catch (McpFailure e) {
            room.release();
            throw e;
        }
        context.response().closeHandler(any -> running.cancel());
        running.start(() -> {
            try {
                ObjectNode message = answer(id, call, progress);
                session.ended(id, sessions.now());
                progress.ifPresent(Progress::last);
                if (running.cancelled()) {
                    answer.drop(); // who cancels a call waits for no answer
                } else {
                    answer.end(message);
                }
            } finally {
                room.release();
            }
        });
    }

    private ObjectNode answer(JsonNode id, Tools.Call call, Optional<Progress> progress) {
        try {
            Tools.Observer observer = progress.<Tools.Observer>map(it -> it).orElseGet(Tools.Observer::none);
            return McpMessage.result(id, ToolContent.result(tools.call(call, observer)));
        } catch (ToolFailure e) {
            return e.reason() == ToolReason.UNKNOWN_TOOL
                    ? McpMessage.error(Optional.of(id), McpFailure.invalidParams(e.text()))
                    : McpMessage.result(id, ToolContent.failed(e));
        } catch (RuntimeException e) {
            log.error("the tool {} failed", call.tool(), e);
            return McpMessage.error(Optional.of(id), McpFailure.internal());
        }
    }

    private static boolean takesEvents(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    private static String name(JsonNode params) throws McpFailure {
        JsonNode name = params.path("name");
        if (!name.isTextual()) {
            throw McpFailure.invalidParams("\"name\" must be the name of a tool.");
        }
        return name.asText();
    }

    private static JsonNode arguments(JsonNode params) throws McpFailure {
        JsonNode arguments = params.path("arguments");
        if (arguments.isMissingNode() || arguments.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!arguments.isObject()) {
            throw McpFailure.invalidParams("\"arguments\" must be an object.");
        }
        return arguments;
    }
}
