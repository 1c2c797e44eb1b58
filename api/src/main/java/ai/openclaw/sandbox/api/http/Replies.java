package ai.openclaw.sandbox.api.http;

import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.StatusJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Ends requests. Nothing here is to be kept by caches or guessed at by browsers. */
public final class Replies {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private Replies() {}

    /** Answers with JSON. */
    public static void json(RoutingContext context, int code, Buffer body) {
        end(context.response(), code, JSON, body);
    }

    /** Answers with JSON that is written now. */
    public static void json(RoutingContext context, int code, Json.Content content) {
        json(context, code, Buffer.buffer(Json.bytes(content)));
    }

    /** Answers with bytes of a given type. */
    public static void bytes(RoutingContext context, int code, String type, Buffer body) {
        end(context.response(), code, type, body);
    }

    /** Answers with text of a given type. */
    public static void text(RoutingContext context, int code, String type, String body) {
        end(context.response(), code, type, Buffer.buffer(body));
    }

    /** Answers with plain text. */
    public static void text(RoutingContext context, int code, String body) {
        text(context, code, TEXT, body);
    }

    /** Answers with an error. */
    public static void problem(HttpServerResponse response, Problem problem) {
        if (problem.code() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        String retryAfter = problem.details().get(Problem.RETRY_AFTER);
        if (retryAfter != null) {
            response.putHeader("Retry-After", retryAfter);
        }
        byte[] body = Json.bytes(
                out -> StatusJson.failure(out, problem.code(), problem.reason(), problem.message(), problem.details()));
        end(response, problem.code(), JSON, Buffer.buffer(body));
    }

    private static void end(HttpServerResponse response, int code, String type, Buffer body) {
        if (response.ended() || response.closed()) {
            return; // the caller has gone
        }
        response.setStatusCode(code)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }
}
