package ai.openclaw.sandbox.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** A page of a list whose items are written already: what stands before the items, to be followed by {@link #tail()}. */
    public static byte[] head(String kind, long resourceVersion, Optional<String> next) {
        byte[] whole = Json.bytes(out -> {
            Json.begin(out, kind + "List");
            out.writeObjectFieldStart("metadata");
            out.writeStringField("resourceVersion", Long.toString(resourceVersion));
            Json.text(out, "continue", next);
            out.writeEndObject();
            out.writeArrayFieldStart("items");
            out.writeEndArray();
            out.writeEndObject();
        });
        byte[] head = new byte[whole.length - tail().length];
        System.arraycopy(whole, 0, head, 0, head.length);
        return head;
    }

    /** What stands after the items. */
    public static byte[] tail() {
        return "]}".getBytes(StandardCharsets.US_ASCII);
    }
}
