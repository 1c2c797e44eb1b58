package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** Reading small JSON bodies, whose fields are all known: a misspelt one is an error, not a wish ignored. */
final class Bodies {

    private Bodies() {}

    /** The body as an object with no other fields than these; no body is an empty object. */
    static JsonObject object(RoutingContext context, Set<String> fields) {
        JsonObject body = parse(context);
        for (String field : body.fieldNames()) {
            if (!fields.contains(field)) {
                throw Problem.invalid(
                        field,
                        "This path knows no field \"" + shown(field) + "\", only "
                                + String.join(", ", fields.stream().sorted().toList()) + ".");
            }
        }
        return body;
    }

    private static JsonObject parse(RoutingContext context) {
        Buffer bytes = context.body().buffer();
        if (bytes == null || bytes.length() == 0) {
            return new JsonObject();
        }
        try {
            Object value = bytes.toJson();
            if (value instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            throw Problem.badRequest("The body is not valid JSON.");
        }
        throw Problem.badRequest("The body must be a JSON object.");
    }

    static boolean flag(JsonObject body, String field) {
        Object value = body.getValue(field);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw Problem.invalid(field, "\"" + field + "\" must be true or false.");
    }

    static Optional<String> text(JsonObject body, String field) {
        Object value = body.getValue(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw Problem.invalid(field, "\"" + field + "\" must be a string.");
    }

    private static String shown(String field) {
        return field.length() <= 40 ? field : field.substring(0, 40) + "…";
    }
}
