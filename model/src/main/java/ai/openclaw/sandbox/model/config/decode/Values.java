package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The value in force of every key of a section, and where it came from. */
final class Values {

    private final Map<Key<?>, Layered<?>> inForce = new HashMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();

    private Values() {}

    /** Lays the levels over the built-in values, in order. */
    static Values of(Schema schema, Surroundings surroundings, Section... levels) {
        Values values = new Values();
        schema.rows().forEach(key -> values.lay(key, surroundings, levels));
        return values;
    }

    private <T> void lay(Key<T> key, Surroundings surroundings, Section[] levels) {
        Optional<Layered<T>> result = key.builtIn().apply(surroundings).map(key.merge()::builtIn);
        for (Section level : levels) {
            Optional<Layered<T>> upper = level.layered(key);
            Optional<Layered<T>> lower = result;
            result = upper.map(over ->
                            lower.map(under -> key.merge().over(under, over)).orElse(over))
                    .or(() -> lower);
        }
        result.ifPresentOrElse(
                layered -> {
                    inForce.put(key, layered);
                    layered.origins().forEach((suffix, origin) -> origins.put(key.path() + suffix, origin));
                },
                () -> origins.put(key.path(), new Origin.BuiltIn()));
    }

    @SuppressWarnings("unchecked") // lay ties the type of the value to that of the key
    <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable(inForce.get(key)).map(layered -> (T) layered.value());
    }

    /** The value of a key that has a built-in one. */
    <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.path() + " has no built-in value"));
    }

    /** Path of every key, or of each of its parts, to its origin. */
    Map<String, Origin> origins() {
        return origins;
    }
}
