package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happens when the same key is written on two levels. */
interface Merge<T> {

    /** The product's own value as the lowest level. */
    Layered<T> builtIn(T value);

    /** A value as written on one level. */
    Layered<T> written(T parsed, Value source);

    /** The value of two levels together. */
    Layered<T> over(Layered<T> lower, Layered<T> upper);

    /** The upper level replaces the lower one, whatever it is. */
    static <T> Merge<T> replace() {
        return new Replace<>();
    }

    /** The items of the lower level come first, those of the upper one follow. */
    static <T> Merge<List<T>> append() {
        return new Append<>();
    }

    /** Members of the upper level are laid over those of the lower one. */
    static <T> Merge<Map<String, T>> byKey() {
        return new ByKey<>();
    }

    /** See {@link #replace}. */
    record Replace<T>() implements Merge<T> {
        @Override
        public Layered<T> builtIn(T value) {
            return new Layered<>(value, Map.of("", new Origin.BuiltIn()));
        }

        @Override
        public Layered<T> written(T parsed, Value source) {
            return new Layered<>(parsed, Map.of("", new Origin.Written(source.path(), source.location())));
        }

        @Override
        public Layered<T> over(Layered<T> lower, Layered<T> upper) {
            return upper;
        }
    }

    /** See {@link #append}. */
    record Append<T>() implements Merge<List<T>> {
        @Override
        public Layered<List<T>> builtIn(List<T> value) {
            Map<String, Origin> origins = new TreeMap<>();
            for (int i = 0; i < value.size(); i++) {
                origins.put(suffix(i), new Origin.BuiltIn());
            }
            return new Layered<>(value, origins);
        }

        @Override
        public Layered<List<T>> written(List<T> parsed, Value source) {
            Map<String, Origin> origins = new TreeMap<>();
            if (source.node() instanceof ListNode list) {
                List<Value> items = Value.items(source.path(), list);
                for (int i = 0; i < items.size(); i++) {
                    origins.put(
                            suffix(i),
                            new Origin.Written(items.get(i).path(), items.get(i).location()));
                }
            }
            return new Layered<>(parsed, origins);
        }

        @Override
        public Layered<List<T>> over(Layered<List<T>> lower, Layered<List<T>> upper) {
            List<T> all = new ArrayList<>(lower.value());
            all.addAll(upper.value());
            Map<String, Origin> origins = new TreeMap<>(lower.origins());
            int shift = lower.value().size();
            upper.origins().forEach((suffix, origin) -> origins.put(suffix(index(suffix) + shift), origin));
            return new Layered<>(List.copyOf(all), origins);
        }

        private static String suffix(int index) {
            return "[" + index + "]";
        }

        private static int index(String suffix) {
            return Integer.parseInt(suffix.substring(1, suffix.length() - 1));
        }
    }

    /** See {@link #byKey}. */
    record ByKey<T>() implements Merge<Map<String, T>> {
        @Override
        public Layered<Map<String, T>> builtIn(Map<String, T> value) {
            Map<String, Origin> origins = new TreeMap<>();
            value.keySet().forEach(name -> origins.put("." + name, new Origin.BuiltIn()));
            return new Layered<>(value, origins);
        }

        @Override
        public Layered<Map<String, T>> written(Map<String, T> parsed, Value source) {
            Map<String, Origin> origins = new TreeMap<>();
            parsed.keySet()
                    .forEach(name -> origins.put(
                            "." + name, new Origin.Written(source.path().child(name), source.keyLocation(name))));
            return new Layered<>(parsed, origins);
        }

        @Override
        public Layered<Map<String, T>> over(Layered<Map<String, T>> lower, Layered<Map<String, T>> upper) {
            Map<String, T> all = new LinkedHashMap<>(lower.value());
            all.putAll(upper.value());
            Map<String, Origin> origins = new TreeMap<>(lower.origins());
            origins.putAll(upper.origins());
            return new Layered<>(all, origins);
        }
    }
}
