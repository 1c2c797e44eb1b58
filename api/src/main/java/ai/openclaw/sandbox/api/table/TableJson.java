package ai.openclaw.sandbox.api.table;

import ai.openclaw.sandbox.api.feed.Column;
import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.json.ListJson;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Resources as a Kubernetes {@code Table}. */
public final class TableJson {

    /** Its group and version. */
    public static final String API_VERSION = "meta.k8s.io/v1";

    private TableJson() {}

    /**
     * What is in a table.
     *
     * @param kind the kind of the resources
     * @param head what the list says of itself
     * @param items the resources
     */
    public record Page<T>(Kind<T> kind, ListJson.Head head, List<Item<T>> items) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /** Writes a table as of a moment. */
    public static <T> void write(JsonGenerator out, Page<T> page, Form form, Instant now) throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", "Table");
        out.writeStringField("apiVersion", API_VERSION);
        out.writeFieldName("metadata");
        page.head().write(out);
        out.writeArrayFieldStart("columnDefinitions");
        for (Column<T> column : page.kind().columns()) {
            column(out, column);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        for (Item<T> item : page.items()) {
            row(out, item, form, now);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static <T> void column(JsonGenerator out, Column<T> column) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", column.name());
        out.writeStringField("type", column.type());
        out.writeStringField("format", column.format());
        out.writeStringField("description", column.description());
        out.writeNumberField("priority", column.priority());
        out.writeEndObject();
    }

    private static <T> void row(JsonGenerator out, Item<T> item, Form form, Instant now) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("cells");
        for (String cell : item.cells(now)) {
            out.writeString(cell);
        }
        out.writeEndArray();
        switch (form) {
            case TABLE_WITH_METADATA -> {
                out.writeObjectFieldStart("object");
                out.writeStringField("kind", "PartialObjectMetadata");
                out.writeStringField("apiVersion", API_VERSION);
                out.writeFieldName("metadata");
                item.writeMetadata(out);
                out.writeEndObject();
            }
            case TABLE_WITH_OBJECT -> {
                out.writeFieldName("object");
                out.writeRawValue(item.body().toString(StandardCharsets.UTF_8));
            }
            case WHOLE, TABLE -> {}
        }
        out.writeEndObject();
    }
}
