package ai.openclaw.sandbox.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lists of resources. */
public final class ListJson {

    private ListJson() {}

    /** What writes one item. */
    @FunctionalInterface
    public interface Item<T> {
        /** Writes it. */
        void write(JsonGenerator out, T item) throws IOException;
    }

    /** Writes a list that knows of no versions. */
    public static <T> void write(JsonGenerator out, String kind, List<T> items, Item<T> writer) throws IOException {
        Json.begin(out, kind + "List");
        out.writeObjectFieldStart("metadata");
        out.writeEndObject();
        out.writeArrayFieldStart("items");
        for (T item : items) {
            writer.write(out, item);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /**
     * What a list says of itself.
     *
     * @param version its version
     * @param next where it goes on, if it does
     * @param remaining how many follow, if that is known
     */
    public record Head(long version, Optional<String> next, Optional<Long> remaining) {

        /** Of a list that is whole. */
        public static Head of(long version) {
            return new Head(version, Optional.empty(), Optional.empty());
        }

        /** Writes it as an object. */
        public void write(JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeStringField("resourceVersion", Long.toString(version));
            Json.text(out, "continue", next);
            if (remaining.isPresent()) {
                out.writeNumberField("remainingItemCount", remaining.get());
            }
            out.writeEndObject();
        }
    }

    /** A list whose items are written already: what stands before the items, to be followed by {@link #tail()}. */
    public static byte[] head(String apiVersion, String kind, Head head) {
        byte[] whole = Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("apiVersion", apiVersion);
            out.writeStringField("kind", kind + "List");
            out.writeFieldName("metadata");
            head.write(out);
            out.writeArrayFieldStart("items");
            out.writeEndArray();
            out.writeEndObject();
        });
        return Arrays.copyOf(whole, whole.length - tail().length);
    }

    /** What stands after the items. */
    public static byte[] tail() {
        return "]}".getBytes(StandardCharsets.US_ASCII);
    }
}
