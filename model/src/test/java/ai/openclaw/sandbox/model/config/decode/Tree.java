package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.BooleanNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.NullNode;
import ai.openclaw.sandbox.model.config.ConfigNode.NumberNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.Location;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes configuration trees as Java expressions; every node stands at the same place. */
public final class Tree {

    static final Location PLACE = new Location("openclaw.json", 1, 1);
    static final NullNode NULL = new NullNode(PLACE);

    private Tree() {}

    /** An object from names and values in turn. */
    public static ObjectNode object(Object... namesAndValues) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], new Member(PLACE, node(namesAndValues[i + 1])));
        }
        return new ObjectNode(PLACE, members);
    }

    public static ListNode list(Object... items) {
        return new ListNode(PLACE, Arrays.stream(items).map(Tree::node).toList());
    }

    /** A value wrapped into objects along a dotted path. */
    public static ConfigNode at(String path, Object value) {
        ConfigNode node = node(value);
        List<String> names = List.of(path.split("\\."));
        for (String name : names.reversed()) {
            node = object(name, node);
        }
        return node;
    }

    /** A document whose {@code agents.defaults.sandbox} has one value. */
    public static ConfigNode defaults(String path, Object value) {
        return at("agents.defaults.sandbox." + path, value);
    }

    private static ConfigNode node(Object value) {
        return switch (value) {
            case ConfigNode node -> node;
            case String text -> new StringNode(PLACE, text);
            case Boolean flag -> new BooleanNode(PLACE, flag);
            case Number number -> new NumberNode(PLACE, new BigDecimal(number.toString()));
            case List<?> items -> list(items.toArray());
            default -> throw new IllegalArgumentException("no node for " + value);
        };
    }
}
