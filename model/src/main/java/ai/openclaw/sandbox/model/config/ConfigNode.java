package ai.openclaw.sandbox.model.config;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a configuration document that remembers where it was written, so that every later complaint can point there. Values keep their
 * place through includes and substitutions.
 */
public sealed interface ConfigNode {

    /** Where the value starts. */
    Location location();

    /** What a person calls this kind of value, with its article. */
    String kind();

    /**
     * An object; members keep the order of the document.
     *
     * @param location where its brace stands
     * @param members key to member
     */
    record ObjectNode(Location location, Map<String, Member> members) implements ConfigNode {
        public ObjectNode {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The value of a member, if the object has it. */
        public Optional<ConfigNode> get(String key) {
            return Optional.ofNullable(members.get(key)).map(Member::value);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /**
     * A member of an object.
     *
     * @param keyLocation where its key stands
     * @param value its value
     */
    record Member(Location keyLocation, ConfigNode value) {}

    /**
     * A list.
     *
     * @param location where its bracket stands
     * @param items its items in order
     */
    record ListNode(Location location, List<ConfigNode> items) implements ConfigNode {
        public ListNode {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string, after escapes. */
    record StringNode(Location location, String value) implements ConfigNode {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A finite number, exact as written. */
    record NumberNode(Location location, BigDecimal value) implements ConfigNode {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record BooleanNode(Location location, boolean value) implements ConfigNode {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** {@code null}; a setting that is null counts as not set. */
    record NullNode(Location location) implements ConfigNode {
        @Override
        public String kind() {
            return "null";
        }
    }

    /**
     * A string that refers to a variable which is not set. Reading it as a setting is an error; ignoring it, in a part of the file that is
     * not ours, is none.
     *
     * @param location where the string starts
     * @param variable name of the first such variable
     */
    record UnresolvedNode(Location location, String variable) implements ConfigNode {
        @Override
        public String kind() {
            return "a string with an unset variable";
        }
    }
}
