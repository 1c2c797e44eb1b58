package ai.openclaw.sandbox.api.feed;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One change of one resource. What is sent of it is written once for all who watch in the same way.
 *
 * @param <T> what the resource is inside
 */
public final class Change<T> {

    private final Optional<Item<T>> before;
    private final Optional<Item<T>> after;
    private final Item<T> now;
    private final Map<Object, Buffer> lines = new ConcurrentHashMap<>();

    private Change(Optional<Item<T>> before, Optional<Item<T>> after, Item<T> now) {
        this.before = before;
        this.after = after;
        this.now = now;
    }

    /** A resource is new or different. */
    public static <T> Change<T> to(Optional<Item<T>> before, Item<T> after) {
        return new Change<>(before, Optional.of(after), after);
    }

    /** A resource is no more since a version. */
    public static <T> Change<T> gone(Item<T> last, long version) {
        return new Change<>(Optional.of(last), Optional.empty(), last.at(version));
    }

    /** What was before; empty when it is new. */
    public Optional<Item<T>> before() {
        return before;
    }

    /** What is now; empty when it is no more. */
    public Optional<Item<T>> after() {
        return after;
    }

    /** What is now, or what was last at the version of its end. */
    public Item<T> now() {
        return now;
    }

    /** The version of the change. */
    public long version() {
        return now.version();
    }

    /** What is sent of it to those who watch in one way, written when the first of them wants it. */
    public Buffer line(Object way, Supplier<Buffer> writer) {
        return lines.computeIfAbsent(way, any -> writer.get());
    }
}
