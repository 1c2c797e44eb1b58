package ai.openclaw.sandbox.api.feed;

import java.time.Instant;
import java.util.function.BiFunction;

/**
 * A column of the table that {@code kubectl get} shows.
 *
 * @param name its heading
 * @param type {@code string} or {@code integer}
 * @param format {@code name} for the name of the resource, else empty
 * @param priority 0: always shown; 1: only with {@code -o wide}
 * @param description what it says
 * @param cell what stands in it at a moment
 */
public record Column<T>(
        String name,
        String type,
        String format,
        int priority,
        String description,
        BiFunction<T, Instant, String> cell) {

    /** A column that is always shown. */
    public static <T> Column<T> shown(String name, String description, BiFunction<T, Instant, String> cell) {
        return new Column<>(name, "string", "", 0, description, cell);
    }

    /** A column for those who want to see more. */
    public static <T> Column<T> wide(String name, String description, BiFunction<T, Instant, String> cell) {
        return new Column<>(name, "string", "", 1, description, cell);
    }

    /** The column of the name. */
    public static <T> Column<T> named(BiFunction<T, Instant, String> cell) {
        return new Column<>("Name", "string", "name", 0, "The name of the resource.", cell);
    }
}
