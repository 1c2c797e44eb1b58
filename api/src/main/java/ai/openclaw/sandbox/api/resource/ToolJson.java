package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.json.StatusJson;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Tools and what comes of their calls as JSON. */
final class ToolJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ToolJson() {}

    static void list(JsonGenerator out, List<Tools.Description> tools) throws IOException {
        ListJson.write(out, "Tool", tools, ToolJson::tool);
    }

    private static void tool(JsonGenerator out, Tools.Description tool) throws IOException {
        out.writeStartObject();
        out.writeStringField("apiVersion", Json.API_VERSION);
        out.writeStringField("kind", "Tool");
        out.writeObjectFieldStart("metadata");
        out.writeStringField("name", tool.name().value());
        out.writeEndObject();
        out.writeStringField("description", tool.summary());
        out.writeFieldName("inputSchema");
        MAPPER.writeTree(out, tool.schema());
        out.writeEndObject();
    }

    /** What came of a call; an image as base64. */
    static void result(JsonGenerator out, Tools.Result result) throws IOException {
        ObjectNode content = result.content().deepCopy();
        if (result.picture().isPresent()) {
            Tools.Picture picture = result.picture().get();
            content.put("mediaType", picture.mediaType());
            content.put("base64", base64(picture.bytes().duplicate()));
        }
        MAPPER.writeTree(out, content);
    }

    /** The same without the output that was told already. */
    static void resultLine(JsonGenerator out, Tools.Result result) throws IOException {
        ObjectNode content = result.content().deepCopy();
        content.remove(List.of("stdout", "stderr"));
        out.writeStartObject();
        out.writeStringField("type", "result");
        out.writeFieldName("result");
        result(out, new Tools.Result(content, result.picture()));
        out.writeEndObject();
    }

    static void progressLine(JsonGenerator out, String message) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "progress");
        out.writeStringField("message", message);
        out.writeEndObject();
    }

    /** Output as text; as base64 where it is none, or ends within a character. */
    static void outputLine(JsonGenerator out, Channel channel, byte[] bytes) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", channel == Channel.STDOUT ? "stdout" : "stderr");
        try {
            out.writeStringField(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            out.writeStringField("base64", base64(ByteBuffer.wrap(bytes)));
        }
        out.writeEndObject();
    }

    static void errorLine(JsonGenerator out, Problem problem) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "error");
        out.writeFieldName("status");
        StatusJson.failure(out, problem.code(), problem.reason(), problem.message(), problem.details());
        out.writeEndObject();
    }

    private static String base64(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return Base64.getEncoder().encodeToString(all);
    }
}
