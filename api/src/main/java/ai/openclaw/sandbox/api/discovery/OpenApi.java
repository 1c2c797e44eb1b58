package ai.openclaw.sandbox.api.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the API, in the forms in which programs ask for it. It is written by hand as OpenAPI 3.1; the other forms follow from that. */
public final class OpenApi {

    private static final String DOCUMENT = "/ai/openclaw/sandbox/api/openapi.json";
    private static final String OF_SCHEMAS = "#/components/schemas/";
    private static final String OF_DEFINITIONS = "#/definitions/";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    /** The description of this version of the program. */
    public static OpenApi of(String version) {
        try (InputStream in = OpenApi.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is missing in the program");
            }
            JsonNode document = MAPPER.readTree(in);
            if (document.path("info") instanceof ObjectNode info) {
                info.put("version", version);
            }
            return new OpenApi(document);
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT + " cannot be read", e);
        }
    }

    /** As OpenAPI 3.1. */
    public byte[] whole() {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As OpenAPI 3.0, for {@code kubectl explain}: our schemas use nothing that 3.0 does not know. */
    byte[] version3() {
        ObjectNode older = document.deepCopy();
        older.put("openapi", "3.0.0");
        older.remove("jsonSchemaDialect");
        return older.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As OpenAPI 2, the schemas alone: that is what older Kubernetes programs look for in it. */
    ObjectNode version2() {
        ObjectNode older = JsonNodeFactory.instance.objectNode();
        older.put("swagger", "2.0");
        older.set("info", document.path("info"));
        older.putObject("paths");
        ObjectNode definitions = document.at("/components/schemas").deepCopy();
        older.set("definitions", definitions);
        definitions.forEach(OpenApi::flatten);
        return older;
    }

    /** A reference with a description of its own is written as allOf in version 3, and as both beside each other in version 2. */
    private static void flatten(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            JsonNode only = object.path("allOf");
            if (only.size() == 1) {
                object.remove("allOf");
                object.set("$ref", only.path(0).path("$ref"));
            }
            if (object.path("$ref").isTextual()) {
                object.put("$ref", object.path("$ref").asText().replace(OF_SCHEMAS, OF_DEFINITIONS));
            }
        }
        schema.forEach(OpenApi::flatten);
    }
}
