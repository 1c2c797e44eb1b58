package ai.openclaw.sandbox.api.watch;

import ai.openclaw.sandbox.api.feed.Change;
import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.selector.Selection;
import ai.openclaw.sandbox.api.table.Form;
import ai.openclaw.sandbox.api.table.TableJson;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The lines of a watch. */
final class Lines {

    private static final String INITIAL_END = "k8s.io/initial-events-end";

    private final InstantSource clock;

    Lines(InstantSource clock) {
        this.clock = clock;
    }

    /** What can happen to a resource, as seen by somebody who sees only some. */
    private enum Verb {
        ADDED,
        MODIFIED,
        DELETED
    }

    /** How a change is told; all who are told it in the same way get the same bytes. */
    private record Way(Verb verb, Form form) {}

    /** What a change is to somebody: nothing when neither before nor after is in his selection. */
    <T> Optional<Buffer> of(Change<T> change, Selection selection, Form form) {
        boolean was = change.before().map(selection::takes).orElse(false);
        boolean is = change.after().map(selection::takes).orElse(false);
        if (!was && !is) {
            return Optional.empty();
        }
        Verb verb = !is ? Verb.DELETED : was ? Verb.MODIFIED : Verb.ADDED;
        return Optional.of(change.line(new Way(verb, form), () -> line(verb, change.now(), form)));
    }

    /** Something that was there before the watch began. */
    <T> Buffer initial(Item<T> item, Form form) {
        return line(Verb.ADDED, item, form);
    }

    /** How far the watch has come. */
    Buffer bookmark(Kind<?> kind, long version, Form form, WatchRequest.Start ends) {
        return event("BOOKMARK", Buffer.buffer(Json.bytes(out -> mark(out, kind, version, form, ends))));
    }

    private static void mark(JsonGenerator out, Kind<?> kind, long version, Form form, WatchRequest.Start ends)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("kind", form == Form.WHOLE ? kind.word() : "Table");
        out.writeStringField("apiVersion", form == Form.WHOLE ? kind.apiVersion() : TableJson.API_VERSION);
        out.writeObjectFieldStart("metadata");
        out.writeStringField("resourceVersion", Long.toString(version));
        if (ends == WatchRequest.Start.MARKED) {
            out.writeObjectFieldStart("annotations");
            out.writeStringField(INITIAL_END, "true");
            out.writeEndObject();
        }
        out.writeEndObject();
        if (form != Form.WHOLE) {
            out.writeArrayFieldStart("columnDefinitions");
            out.writeEndArray();
            out.writeArrayFieldStart("rows");
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private <T> Buffer line(Verb verb, Item<T> item, Form form) {
        return event(verb.name(), form == Form.WHOLE ? item.body() : table(item, form));
    }

    private <T> Buffer table(Item<T> item, Form form) {
        Instant now = clock.instant();
        TableJson.Page<T> page = new TableJson.Page<>(item.kind(), ListJson.Head.of(item.version()), List.of(item));
        return Buffer.buffer(Json.bytes(out -> TableJson.write(out, page, form, now)));
    }

    private static Buffer event(String type, Buffer object) {
        return Buffer.buffer(object.length() + 64)
                .appendString("{\"type\":\"")
                .appendString(type)
                .appendString("\",\"object\":")
                .appendBuffer(object)
                .appendString("}\n");
    }
}
