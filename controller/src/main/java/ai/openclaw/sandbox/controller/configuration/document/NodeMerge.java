package ai.openclaw.sandbox.controller.configuration.document;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an included tree and what is laid over it become one: objects recurse, lists concatenate, else the later wins. */
final class NodeMerge {

    private NodeMerge() {}

    static ConfigNode merge(ConfigNode lower, ConfigNode upper) {
        if (lower instanceof ObjectNode under && upper instanceof ObjectNode over) {
            return objects(under, over);
        }
        if (lower instanceof ListNode under && upper instanceof ListNode over) {
            List<ConfigNode> items = new ArrayList<>(under.items());
            items.addAll(over.items());
            return new ListNode(over.location(), items);
        }
        return upper;
    }

    private static ObjectNode objects(ObjectNode under, ObjectNode over) {
        Map<String, Member> members = new LinkedHashMap<>(under.members());
        over.members()
                .forEach((key, member) -> members.merge(
                        key,
                        member,
                        (before, after) -> new Member(after.keyLocation(), merge(before.value(), after.value()))));
        return new ObjectNode(over.location(), members);
    }
}
