package ai.openclaw.sandbox.api.selector;

import java.util.Map;
import java.util.Set;

/**
 * One thing a selector asks for.
 *
 * @param key the label or field
 * @param test what of it
 * @param values with which values, where that matters
 */
public record Requirement(String key, Test test, Set<String> values) {

    /** What is asked of a label or field. */
    public enum Test {
        /** It is there with one of the values. */
        IN,
        /** It is not there, or with another value. */
        NOT_IN,
        /** It is there. */
        EXISTS,
        /** It is not there. */
        ABSENT
    }

    public Requirement {
        values = Set.copyOf(values);
    }

    /** Whether it holds of labels or fields. */
    public boolean holds(Map<String, String> values) {
        String value = values.get(key);
        return switch (test) {
            case IN -> value != null && this.values.contains(value);
            case NOT_IN -> value == null || !this.values.contains(value);
            case EXISTS -> value != null;
            case ABSENT -> value == null;
        };
    }
}
