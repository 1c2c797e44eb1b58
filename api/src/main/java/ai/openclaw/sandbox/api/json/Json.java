package ai.openclaw.sandbox.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Writing JSON. Fields without a value are left out. */
public final class Json {

    /** The group and version of our resources. */
    public static final String API_VERSION = "sandbox.openclaw.ai/v1";

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Something that writes itself. */
    @FunctionalInterface
    public interface Content {
        /** Writes one value. */
        void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    /** The bytes of one value. */
    public static byte[] bytes(Content content) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
                content.write(out);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    /** Begins a resource: kind and version. */
    static void begin(JsonGenerator out, String kind) throws IOException {
        out.writeStartObject();
        out.writeStringField("apiVersion", API_VERSION);
        out.writeStringField("kind", kind);
    }

    static void text(JsonGenerator out, String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(field, value.get());
        }
    }

    static void time(JsonGenerator out, String field, Optional<Instant> value) throws IOException {
        if (value.isPresent()) {
            time(out, field, value.get());
        }
    }

    static void time(JsonGenerator out, String field, Instant value) throws IOException {
        out.writeStringField(field, value.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    static void texts(JsonGenerator out, String field, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(field);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    static void texts(JsonGenerator out, String field, Map<String, String> values) throws IOException {
        out.writeObjectFieldStart(field);
        for (Map.Entry<String, String> value : values.entrySet()) {
            out.writeStringField(value.getKey(), value.getValue());
        }
        out.writeEndObject();
    }
}
