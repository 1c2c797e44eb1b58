package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.api.resource.SessionNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Model Context Protocol over streamable HTTP. A client says with its first message whose tools it wants: the session's key or name in the query parameter
 * {@code session} or in the header {@code OpenClaw-Session}. Answers to tool calls come as events; nothing is ever told outside of an answer, so there is no stream
 * to open with {@code GET}.
 */
public final class McpRoutes {

    /** Where clients speak. */
    public static final String PATH = "/mcp";

    private static final Logger log = LoggerFactory.getLogger(McpRoutes.class);
    private static final String CLIENT = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String NEWEST = "2025-11-25";
    private static final List<String> VERSIONS = List.of(NEWEST, "2025-06-18", "2025-03-26");
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NO_CONTENT = 204;

    private final Tools tools;
    private final SessionNames names;
    private final ProgramInfo program;
    private final McpSessions clients;
    private final ToolCaller caller;

    /** Offers these tools. */
    public McpRoutes(Tools tools, SessionNames names, ProgramInfo program, InstantSource clock) {
        this.tools = tools;
        this.names = names;
        this.program = program;
        this.clients = new McpSessions(clock);
        this.caller = new ToolCaller(tools, clients);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.post(PATH).handler(this::post);
        router.delete(PATH).handler(this::leave);
    }

    private void post(RoutingContext context) {
        Buffer body = context.body().buffer();
        McpMessage message;
        try {
            message = McpMessage.parse(body == null ? new byte[0] : body.getBytes());
        } catch (McpFailure e) {
            reply(context, BAD_REQUEST, McpMessage.error(Optional.empty(), e));
            return;
        }
        if (message.method().equals("initialize") && message.id().isPresent()) {
            later(context, message.id().get(), () -> initialized(context, message));
            return;
        }
        McpSession client = client(context);
        if (message.id().isEmpty() || message.method().isEmpty()) {
            noted(client, message);
            WholeAnswer.accepted(context);
            return;
        }
        request(context, client, message.id().get(), message);
    }

    private static void noted(McpSession client, McpMessage message) {
        if (message.method().equals("notifications/cancelled")) {
            client.cancel(message.params().path("requestId"));
        }
    }

    private void request(RoutingContext context, McpSession client, JsonNode id, McpMessage message) {
        switch (message.method()) {
            case "ping" -> reply(context, OK, McpMessage.result(id, JsonNodeFactory.instance.objectNode()));
            case "tools/list" -> later(context, id, () -> ToolContent.list(tools.allowed(client.session())));
            case "tools/call" -> {
                try {
                    caller.call(context, client, id, message.params());
                } catch (McpFailure e) {
                    reply(context, OK, McpMessage.error(Optional.of(id), e));
                }
            }
            default ->
                reply(context, OK, McpMessage.error(Optional.of(id), McpFailure.unknownMethod(message.shownMethod())));
        }
    }

    private ObjectNode initialized(RoutingContext context, McpMessage message) throws McpFailure {
        String name = Optional.ofNullable(context.request().getParam("session"))
                .or(() -> Optional.ofNullable(context.request().getHeader("OpenClaw-Session")))
                .filter(it -> !it.isBlank())
                .orElseThrow(() -> McpFailure.invalidParams(
                        "Whose tools? Name a session in the address, /mcp?session=agent:main:demo, or in the header"
                                + " OpenClaw-Session."));
        McpSession client;
        try {
            client = clients.open(names.session(name));
        } catch (Problem e) {
            throw McpFailure.invalidParams(e.message());
        }
        context.response().putHeader(CLIENT, client.id());
        String asked = message.params().path("protocolVersion").asText();
        ObjectNode result =
                JsonNodeFactory.instance.objectNode().put("protocolVersion", VERSIONS.contains(asked) ? asked : NEWEST);
        result.putObject("capabilities").putObject("tools").put("listChanged", false);
        result.putObject("serverInfo")
                .put("name", "openclaw-sandbox-controller")
                .put("version", program.version());
        return result;
    }

    private McpSession client(RoutingContext context) {
        String version = context.request().getHeader(VERSION);
        if (version != null && !VERSIONS.contains(version)) {
            throw Problem.badRequest(VERSION + " must be one of " + String.join(", ", VERSIONS) + ".");
        }
        String id = context.request().getHeader(CLIENT);
        if (id == null) {
            throw Problem.badRequest("Begin with initialize, and send the " + CLIENT + " of its answer from then on.");
        }
        return clients.find(id)
                .orElseThrow(() -> Problem.notFound(
                        "McpSession", "", "This MCP session has ended. Begin a new one with initialize."));
    }

    private void leave(RoutingContext context) {
        clients.close(client(context));
        context.response().setStatusCode(NO_CONTENT).end();
    }

    /** Something that may wait for a file or a lock. */
    private interface Work {
        ObjectNode result() throws McpFailure;
    }

    private static void later(RoutingContext context, JsonNode id, Work work) {
        context.vertx()
                .executeBlocking(() -> answer(id, work), false)
                .onSuccess(message -> reply(context, OK, message))
                .onFailure(context::fail);
    }

    private static ObjectNode answer(JsonNode id, Work work) {
        try {
            return McpMessage.result(id, work.result());
        } catch (McpFailure e) {
            return McpMessage.error(Optional.of(id), e);
        } catch (RuntimeException e) {
            log.error("an MCP request failed", e);
            return McpMessage.error(Optional.of(id), McpFailure.internal());
        }
    }

    private static void reply(RoutingContext context, int code, JsonNode message) {
        Replies.json(context, code, Buffer.buffer(message.toString()));
    }
}
