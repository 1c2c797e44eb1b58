package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.port.Tools;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The audit of tool calls: {@code limit} (100 by default) calls, the newest first; with {@code session} of one, with {@code before} going back. */
public final class ToolCallRoutes {

    private static final long USUAL_LIMIT = 100;
    private static final long MAX_LIMIT = 1_000;

    private final Tools tools;
    private final SessionNames names;

    /** Reads what was called of these tools. */
    public ToolCallRoutes(Tools tools, SessionNames names) {
        this.tools = tools;
        this.names = names;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get(Paths.of("toolcalls")).handler(this::page);
    }

    private void page(RoutingContext context) {
        long limit = number(context, "limit").orElse(USUAL_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "limit must be 1 to " + MAX_LIMIT + ".");
        }
        long before = number(context, "before").orElse(Long.MAX_VALUE);
        Optional<String> session = context.queryParam("session").stream().findFirst();
        Background.reply(context, () -> {
            List<Tools.Past> page = tools.past(session.map(names::session), before, (int) limit);
            return Background.Reply.ok(out -> ListJson.write(out, "ToolCall", page, ToolCallRoutes::write));
        });
    }

    private static void write(JsonGenerator out, Tools.Past past) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sequence", past.sequence());
        out.writeStringField("at", past.at().toString());
        out.writeStringField("actor", past.actor());
        out.writeStringField("session", past.session());
        out.writeStringField("tool", past.tool());
        out.writeStringField("decision", past.decision());
        out.writeStringField("outcome", past.outcome());
        if (past.exitCode().isPresent()) {
            out.writeNumberField("exitCode", past.exitCode().get());
        }
        out.writeNumberField("durationMs", past.took().toMillis());
        if (past.arguments().isPresent()) {
            out.writeStringField("arguments", past.arguments().get());
        }
        out.writeEndObject();
    }

    private static Optional<Long> number(RoutingContext context, String name) {
        Optional<String> text = context.queryParam(name).stream().findFirst();
        if (text.isPresent() && !text.get().matches("[0-9]{1,18}")) {
            throw Problem.invalid(name, name + " must be a whole number from 0.");
        }
        return text.map(Long::valueOf);
    }
}
