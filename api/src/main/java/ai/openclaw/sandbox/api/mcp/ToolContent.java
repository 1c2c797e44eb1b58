package ai.openclaw.sandbox.api.mcp;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/** Tools and what comes of their calls, in the words of the protocol. */
final class ToolContent {

    private ToolContent() {}

    static ObjectNode list(List<Tools.Description> tools) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode list = result.putArray("tools");
        for (Tools.Description tool : tools) {
            ObjectNode entry = list.addObject().put("name", tool.name().value()).put("description", tool.summary());
            entry.set("inputSchema", tool.schema());
        }
        return result;
    }

    /** What came of a call: for models to read, and whole for programs. */
    static ObjectNode result(Tools.Result of) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode content = result.putArray("content");
        of.picture()
                .ifPresent(picture -> content.addObject()
                        .put("type", "image")
                        .put("data", base64(picture.bytes().duplicate()))
                        .put("mimeType", picture.mediaType()));
        content.addObject().put("type", "text").put("text", readable(of.content()));
        result.set("structuredContent", of.content());
        return result.put("isError", false);
    }

    /** A failed call is a result too, which a model can read and learn from. */
    static ObjectNode failed(ToolFailure failure) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", failure.text());
        result.putObject("structuredContent")
                .put("reason", failure.reason().word())
                .put("message", failure.text());
        return result.put("isError", true);
    }

    /** Output of a command as it was, then how it ended; anything else as JSON. */
    private static String readable(JsonNode content) {
        if (!content.path("stdout").isTextual() || !content.path("stderr").isTextual()) {
            return content.toString();
        }
        StringBuilder text = new StringBuilder(content.path("stdout").asText());
        String errors = content.path("stderr").asText();
        if (!errors.isEmpty()) {
            line(text).append("[stderr]\n").append(errors);
        }
        ObjectNode rest = content.deepCopy();
        rest.remove(List.of("stdout", "stderr"));
        return line(text).append(rest).toString();
    }

    private static StringBuilder line(StringBuilder text) {
        boolean within = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        return within ? text.append('\n') : text;
    }

    private static String base64(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return Base64.getEncoder().encodeToString(all);
    }
}
