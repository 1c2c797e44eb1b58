package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.table.Form;
import ai.openclaw.sandbox.api.table.TableJson;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Writes resources in the form somebody wants.
 *
 * @param kind their kind
 * @param clock what ages are measured by
 */
record Rendering<T>(Kind<T> kind, InstantSource clock) {

    /** A list. */
    Buffer list(List<Item<T>> items, ListJson.Head head, Form form) {
        return form == Form.WHOLE ? whole(items, head) : table(items, head, form);
    }

    /** One resource. */
    Buffer one(Item<T> item, Form form) {
        return form == Form.WHOLE ? item.body() : table(List.of(item), ListJson.Head.of(item.version()), form);
    }

    private Buffer whole(List<Item<T>> items, ListJson.Head head) {
        Buffer body = Buffer.buffer(ListJson.head(kind.apiVersion(), kind.word(), head));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                body.appendByte((byte) ',');
            }
            body.appendBuffer(items.get(i).body());
        }
        return body.appendBytes(ListJson.tail());
    }

    private Buffer table(List<Item<T>> items, ListJson.Head head, Form form) {
        Instant now = clock.instant();
        return Buffer.buffer(
                Json.bytes(out -> TableJson.write(out, new TableJson.Page<>(kind, head, items), form, now)));
    }
}
