package ai.openclaw.sandbox.model.config.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the table of settings: everything there is to know of a key.
 *
 * @param path its path below its section, dots between names
 * @param type how its value is read
 * @param merge how two levels meet
 * @param builtIn what holds where nobody wrote it; may depend on the surroundings, empty for nothing
 * @param aliases other names of its last part
 */
record Key<T>(
        String path,
        ValueType<T> type,
        Merge<T> merge,
        Function<Surroundings, Optional<T>> builtIn,
        List<String> aliases) {

    Key {
        aliases = List.copyOf(aliases);
    }

    /** A key without a built-in value, replaced as a whole by an upper level. */
    static <T> Key<T> of(String path, ValueType<T> type) {
        return new Key<>(path, type, Merge.replace(), nowhere -> Optional.empty(), List.of());
    }

    /** A list to which upper levels append. */
    static <T> Key<List<T>> appending(String path, ValueType<List<T>> type) {
        return new Key<>(path, type, Merge.append(), nowhere -> Optional.empty(), List.of());
    }

    /** A map over which upper levels lay theirs. */
    static <T> Key<Map<String, T>> mapping(String path, ValueType<Map<String, T>> type) {
        return new Key<>(path, type, Merge.byKey(), nowhere -> Optional.empty(), List.of());
    }

    Key<T> orElse(T value) {
        return orElseFrom(nowhere -> value);
    }

    Key<T> orElseFrom(Function<Surroundings, T> value) {
        return new Key<>(path, type, merge, value.andThen(Optional::of), aliases);
    }

    Key<T> alias(String name) {
        List<String> all = new ArrayList<>(aliases);
        all.add(name);
        return new Key<>(path, type, merge, builtIn, all);
    }

    /** Every path under which the key may be written. */
    List<String> spellings() {
        String parent = path.substring(0, path.lastIndexOf('.') + 1);
        List<String> all = new ArrayList<>(List.of(path));
        aliases.forEach(alias -> all.add(parent + alias));
        return all;
    }
}
