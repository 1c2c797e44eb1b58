package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.config.ResourceLimits;
import ai.openclaw.sandbox.model.runtime.Mount;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every record that differs from a given one in a single leaf, found by reflection, so that a component added later is not forgotten. */
final class Variations {

    private Variations() {}

    /** Path of the leaf to the record with that leaf changed. */
    static <R extends Record> Map<String, R> of(R original) {
        Map<String, R> variations = new LinkedHashMap<>();
        RecordComponent[] components = original.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int index = i;
            RecordComponent component = components[i];
            changed(component.getGenericType(), read(original, component))
                    .forEach((path, value) ->
                            variations.put(component.getName() + path, with(original, components, index, value)));
        }
        return variations;
    }

    private static Map<String, Object> changed(Type type, Object value) {
        return switch (value) {
            case Record nested -> {
                Map<String, Object> paths = new LinkedHashMap<>();
                of(nested).forEach((path, changed) -> paths.put("." + path, changed));
                yield paths;
            }
            case Optional<?> optional ->
                optional.isPresent()
                        ? Map.of("(unset)", Optional.empty(), "(other)", Optional.of(other(optional.get())))
                        : Map.of("(set)", Optional.of(fresh(argument(type, 0))));
            case List<?> list -> Map.of("(longer)", plus(list, fresh(argument(type, 0))));
            case Map<?, ?> map -> mapChanges(type, map);
            default -> Map.of("", other(value));
        };
    }

    private static Map<String, Object> mapChanges(Type type, Map<?, ?> map) {
        Map<String, Object> changes = new LinkedHashMap<>();
        Map<Object, Object> longer = new LinkedHashMap<>(map);
        longer.put("new", fresh(argument(type, 1)));
        changes.put("(longer)", longer);
        map.forEach((key, value) -> {
            Map<Object, Object> other = new LinkedHashMap<>(map);
            other.put(key, other(value));
            changes.put("(other " + key + ")", other);
        });
        return changes;
    }

    private static Object other(Object value) {
        return switch (value) {
            case String text -> text + "x";
            case Boolean flag -> !flag;
            case Long number -> number + 7;
            case Integer number -> number + 7;
            case BigDecimal number -> number.add(BigDecimal.ONE);
            case Enum<?> constant ->
                Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                        .filter(it -> !it.equals(constant))
                        .findFirst()
                        .orElseThrow();
            case Record nested -> of(nested).values().iterator().next();
            default -> throw new IllegalArgumentException("teach Variations about " + value.getClass());
        };
    }

    private static Object fresh(Type type) {
        if (type == String.class) {
            return "fresh";
        } else if (type == Long.class) {
            return 5L;
        } else if (type == Integer.class) {
            return 5;
        } else if (type == BigDecimal.class) {
            return new BigDecimal("0.5");
        } else if (type == Mount.class) {
            return new Mount("/fresh", "/fresh", Mount.Access.READ_WRITE);
        } else if (type == ResourceLimits.Ulimit.class) {
            return new ResourceLimits.Ulimit(3, 4);
        }
        throw new IllegalArgumentException("teach Variations about " + type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static List<Object> plus(List<?> list, Object item) {
        List<Object> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("records can be read and made", e);
        }
    }

    @SuppressWarnings("unchecked") // the constructor of the same class makes the same class
    private static <R extends Record> R with(R original, RecordComponent[] components, int changed, Object value) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values =
                    Arrays.stream(components).map(it -> read(original, it)).toArray();
            values[changed] = value;
            return (R) original.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("records can be read and made", e);
        }
    }
}
