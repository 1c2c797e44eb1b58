package ai.openclaw.sandbox.api.feed;

import ai.openclaw.sandbox.api.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource at one version. It is written at most once, however many ask for it: it is asked for far more often than it changes.
 *
 * @param <T> what the resource is inside
 */
public final class Item<T> {

    private final Kind<T> kind;
    private final T resource;
    private final long version;
    private final Map<String, String> labels;
    private final Map<String, String> fields;
    private volatile @Nullable Buffer body; // written when first asked for; two who ask at once write the same

    /** A resource as it is at a version. */
    public Item(Kind<T> kind, T resource, long version) {
        this.kind = kind;
        this.resource = resource;
        this.version = version;
        this.labels = Map.copyOf(kind.labels(resource));
        this.fields = Map.copyOf(kind.fields(resource));
    }

    /** The resource itself. */
    public T resource() {
        return resource;
    }

    /** Its kind. */
    public Kind<T> kind() {
        return kind;
    }

    /** Its name. */
    public String name() {
        return kind.name(resource);
    }

    /** Its version. */
    public long version() {
        return version;
    }

    /** Its labels. */
    public Map<String, String> labels() {
        return labels;
    }

    /** Its fields that can be selected by. */
    public Map<String, String> fields() {
        return fields;
    }

    /** The resource as JSON. */
    public Buffer body() {
        Buffer known = body;
        if (known == null) {
            known = Buffer.buffer(Json.bytes(out -> kind.write(out, resource, version)));
            body = known;
        }
        return known;
    }

    /** What stands in its row of the table. */
    public List<String> cells(Instant now) {
        return kind.columns().stream()
                .map(column -> column.cell().apply(resource, now))
                .toList();
    }

    /** Writes its metadata. */
    public void writeMetadata(JsonGenerator out) throws IOException {
        kind.writeMetadata(out, resource, version);
    }

    /** The same resource, seen last at a later version: what is told of one that is gone. */
    public Item<T> at(long later) {
        return new Item<>(kind, resource, later);
    }
}
