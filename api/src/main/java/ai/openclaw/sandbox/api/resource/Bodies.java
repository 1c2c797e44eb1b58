package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reading small JSON bodies, whose fields are all known: a misspelt one is an error, not a wish ignored. */
final class Bodies {

    private static final int SHOWN = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Bodies() {}

    /** The body as an object, whatever is in it; no body is an empty object. */
    static JsonNode anyObject(RoutingContext context) {
        return parse(context);
    }

    /** The body as an object with no other fields than these; no body is an empty object. */
    static JsonNode object(RoutingContext context, Set<String> fields) {
        JsonNode body = parse(context);
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            if (!fields.contains(name)) {
                String shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
                throw Problem.invalid(
                        shown,
                        "This path knows no field \"" + shown + "\", only "
                                + String.join(", ", fields.stream().sorted().toList()) + ".");
            }
        }
        return body;
    }

    private static JsonNode parse(RoutingContext context) {
        Buffer bytes = context.body().buffer();
        if (bytes == null || bytes.length() == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode body = MAPPER.readTree(bytes.getBytes());
            if (body.isMissingNode()) {
                return MAPPER.createObjectNode(); // blanks only
            }
            if (body.isObject()) {
                return body;
            }
        } catch (IOException e) {
            throw Problem.badRequest("The body is not valid JSON: it must be one object, or be left out.");
        }
        throw Problem.badRequest("The body must be a JSON object, or be left out.");
    }

    static boolean flag(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isBoolean()) {
            return value.asBoolean();
        }
        throw Problem.invalid(field, "\"" + field + "\" must be true or false.");
    }

    static Optional<String> text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isTextual()) {
            return Optional.ofNullable(value.textValue());
        }
        throw Problem.invalid(field, "\"" + field + "\" must be a string.");
    }
}
