package ai.openclaw.sandbox.model.config.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was written in one section of one level: key to value. */
final class Section {

    private final Map<Key<?>, Entry> entries = new LinkedHashMap<>();

    /** A value as read, and the node it was read from. */
    private record Entry(Layered<?> layered, Value source) {}

    <T> void put(Key<T> key, T parsed, Value source) {
        entries.put(key, new Entry(key.merge().written(parsed, source), source));
    }

    @SuppressWarnings("unchecked") // put ties the type of the value to that of the key
    <T> Optional<Layered<T>> layered(Key<T> key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> (Layered<T>) entry.layered());
    }

    <T> Optional<T> get(Key<T> key) {
        return layered(key).map(Layered::value);
    }

    /** Where a key was written. */
    Optional<Value> source(Key<?> key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::source);
    }

    /** The part of the section whose keys pass. */
    Section only(Predicate<Key<?>> filter) {
        Section part = new Section();
        entries.forEach((key, entry) -> {
            if (filter.test(key)) {
                part.entries.put(key, entry);
            }
        });
        return part;
    }

    /** The keys that were written, in the order of the document. */
    Iterable<Key<?>> written() {
        return entries.keySet();
    }
}
