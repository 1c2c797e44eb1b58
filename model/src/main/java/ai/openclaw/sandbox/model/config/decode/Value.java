package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.NullNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node and the path under which it was found.
 *
 * @param path its path in the document
 * @param node the node
 */
record Value(ConfigPath path, ConfigNode node) {

    Location location() {
        return node.location();
    }

    /** The member {@code key} of an object, unless it is absent or null, which means the same. */
    Optional<Value> member(String key) {
        if (!(node instanceof ObjectNode object)) {
            return Optional.empty();
        }
        return object.get(key)
                .filter(found -> !(found instanceof NullNode))
                .map(found -> new Value(path.child(key), found));
    }

    /** Where the key of a member stands, or the value itself when there is no such member. */
    Location keyLocation(String key) {
        Member member = node instanceof ObjectNode object ? object.members().get(key) : null;
        return member == null ? location() : member.keyLocation();
    }

    /** The items of a list with their paths. */
    static List<Value> items(ConfigPath path, ListNode list) {
        List<Value> items = new ArrayList<>(list.items().size());
        for (int i = 0; i < list.items().size(); i++) {
            items.add(new Value(path.item(i), list.items().get(i)));
        }
        return items;
    }
}
