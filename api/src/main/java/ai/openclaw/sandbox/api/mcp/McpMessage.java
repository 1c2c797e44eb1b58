package ai.openclaw.sandbox.api.mcp;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * A JSON-RPC message of a client.
 *
 * @param id a string or a number; none in a notification
 * @param method what is asked for; empty in an answer of the client, to which there is nothing to say
 * @param params an object
 */
record McpMessage(Optional<JsonNode> id, String method, JsonNode params) {

    private static final int SHOWN = 80;
    private static final String VERSION = "2.0";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static McpMessage parse(byte[] body) throws McpFailure {
        JsonNode json = read(body);
        if (!json.isObject() || !VERSION.equals(json.path("jsonrpc").textValue())) {
            throw McpFailure.invalidRequest(
                    "The body must be one JSON-RPC 2.0 message: an object with \"jsonrpc\": \"2.0\". Batches are not"
                            + " taken.");
        }
        JsonNode id = json.path("id");
        if (json.has("id") && !id.isTextual() && !id.isNumber()) {
            throw McpFailure.invalidRequest("\"id\" must be a string or a number.");
        }
        JsonNode method = json.path("method");
        if (!method.isTextual() && !json.has("result") && !json.has("error")) {
            throw McpFailure.invalidRequest("\"method\" must be a string.");
        }
        JsonNode params = json.path("params");
        if (!params.isMissingNode() && !params.isObject()) {
            throw McpFailure.invalidRequest("\"params\" must be an object.");
        }
        return new McpMessage(
                json.has("id") ? Optional.of(id) : Optional.empty(),
                method.asText(""),
                params.isMissingNode() ? JsonNodeFactory.instance.objectNode() : params);
    }

    private static JsonNode read(byte[] body) throws McpFailure {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw McpFailure.notJson();
        }
    }

    /** The method, short enough to be told back. */
    String shownMethod() {
        return method.length() <= SHOWN ? method : method.substring(0, SHOWN) + "…";
    }

    static ObjectNode result(JsonNode id, JsonNode result) {
        ObjectNode message = message();
        message.set("id", id);
        message.set("result", result);
        return message;
    }

    static ObjectNode error(Optional<JsonNode> id, McpFailure failure) {
        ObjectNode message = message();
        message.set("id", id.orElse(JsonNodeFactory.instance.nullNode()));
        message.putObject("error").put("code", failure.code()).put("message", failure.message());
        return message;
    }

    static ObjectNode progress(JsonNode token, long count, String text) {
        ObjectNode message = message().put("method", "notifications/progress");
        ObjectNode params = message.putObject("params");
        params.set("progressToken", token);
        params.put("progress", count).put("message", text);
        return message;
    }

    private static ObjectNode message() {
        return JsonNodeFactory.instance.objectNode().put("jsonrpc", VERSION);
    }
}
