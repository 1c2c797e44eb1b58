package ai.openclaw.sandbox.api.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All resources of one kind and what has changed of late. Versions rise with every change; a change is in the list and in the history at once, so whoever
 * lists and then watches from the list's version misses nothing. Safe from any thread.
 *
 * @param <T> what the resources are inside
 */
public final class Feed<T> {

    /** Most changes that can be watched from; about half a minute of a busy daemon. */
    public static final int HISTORY = 4_096;

    private final Kind<T> kind;
    private final NavigableMap<String, Item<T>> items = new TreeMap<>(); // guarded by this
    private final History<T> history; // guarded by this
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** A feed whose first change will be of a later version than this. */
    public Feed(Kind<T> kind, long version) {
        this(kind, version, HISTORY);
    }

    Feed(Kind<T> kind, long version, int mostChanges) {
        this.kind = kind;
        this.history = new History<>(mostChanges, version);
    }

    /**
     * What there is at a version.
     *
     * @param version the version
     * @param place where in the history its next change will be
     * @param items everything by name
     */
    public record Snapshot<T>(long version, long place, List<Item<T>> items) {}

    /** The kind of its resources. */
    public Kind<T> kind() {
        return kind;
    }

    /** Calls a listener, in the thread of whoever changes something, after each change. It must return at once. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** A resource was there before the first change. */
    public synchronized void begin(T resource, long version) {
        Item<T> item = new Item<>(kind, resource, version);
        items.put(item.name(), item);
    }

    /** A resource is new or different. */
    public void put(T resource, long version) {
        Item<T> now = new Item<>(kind, resource, version);
        synchronized (this) {
            Optional<Item<T>> before = Optional.ofNullable(items.put(now.name(), now));
            history.add(Change.to(before, now));
        }
        listeners.forEach(Runnable::run);
    }

    /** Something was said that is not kept in the list: it can be watched, and what keeps it lists it. */
    public void tell(T resource, long version) {
        Item<T> now = new Item<>(kind, resource, version);
        synchronized (this) {
            history.add(Change.to(Optional.empty(), now));
        }
        listeners.forEach(Runnable::run);
    }

    /** A resource is no more. */
    public void remove(String name, long version) {
        synchronized (this) {
            Item<T> last = items.remove(name);
            if (last == null) {
                return;
            }
            history.add(Change.gone(last, version));
        }
        listeners.forEach(Runnable::run);
    }

    /** The version of the latest change. */
    public synchronized long version() {
        return history.version();
    }

    /** One resource. */
    public synchronized Optional<Item<T>> get(String name) {
        return Optional.ofNullable(items.get(name));
    }

    /** Everything, by name. */
    public synchronized Snapshot<T> snapshot() {
        return new Snapshot<>(history.version(), history.end(), new ArrayList<>(items.values()));
    }

    /** The place in the history of the first change after a version; empty when that is too long ago, or was never. */
    public synchronized OptionalLong placeAfter(long version) {
        return history.placeAfter(version);
    }

    /** Some changes from a place in the history on, in their order; empty when the first of them is forgotten. */
    public synchronized Optional<List<Change<T>>> from(long place, int limit) {
        return history.from(place, limit);
    }
}
