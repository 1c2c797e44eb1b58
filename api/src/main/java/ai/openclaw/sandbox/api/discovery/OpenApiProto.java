package ai.openclaw.sandbox.api.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * OpenAPI 2 as a protocol buffers message, the only form kubectl before 1.27 reads schemas in. The numbers are those of the fields in the public
 * {@code openapi.v2.Document}.
 */
final class OpenApiProto {

    /** Programs ask for it with an @ in the version, which is no valid type to answer with. */
    static final String MEDIA_TYPE = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private OpenApiProto() {}

    static byte[] of(JsonNode document) {
        ProtoWriter info = new ProtoWriter()
                .text(1, document.at("/info/title").asText())
                .text(2, document.at("/info/version").asText());
        ProtoWriter definitions = new ProtoWriter();
        for (Map.Entry<String, JsonNode> definition :
                document.path("definitions").properties()) {
            definitions.message(1, named(definition.getKey(), schema(definition.getValue())));
        }
        return new ProtoWriter()
                .text(1, document.path("swagger").asText())
                .message(2, info)
                .message(8, new ProtoWriter())
                .message(9, definitions)
                .bytes();
    }

    private static ProtoWriter named(String name, ProtoWriter value) {
        return new ProtoWriter().text(1, name).message(2, value);
    }

    private static ProtoWriter schema(JsonNode schema) {
        ProtoWriter out = new ProtoWriter();
        text(out, 1, schema.path("$ref"));
        text(out, 2, schema.path("format"));
        text(out, 4, schema.path("description"));
        schema.path("required").forEach(name -> out.text(19, name.asText()));
        JsonNode more = schema.path("additionalProperties");
        if (more.isObject()) {
            out.message(21, new ProtoWriter().message(1, schema(more)));
        }
        if (schema.path("type").isTextual()) {
            out.message(22, new ProtoWriter().text(1, schema.path("type").asText()));
        }
        if (schema.has("items")) {
            out.message(23, new ProtoWriter().message(1, schema(schema.path("items"))));
        }
        if (schema.has("properties")) {
            ProtoWriter properties = new ProtoWriter();
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                properties.message(1, named(property.getKey(), schema(property.getValue())));
            }
            out.message(25, properties);
        }
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            if (field.getKey().startsWith("x-")) { // JSON is YAML
                out.message(
                        31,
                        named(
                                field.getKey(),
                                new ProtoWriter().text(2, field.getValue().toString())));
            }
        }
        return out;
    }

    private static void text(ProtoWriter out, int field, JsonNode value) {
        if (value.isTextual()) {
            out.text(field, value.asText());
        }
    }
}
