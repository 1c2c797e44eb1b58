package ai.openclaw.sandbox.controller.configuration.json5;

import ai.openclaw.sandbox.controller.configuration.json5.Layout.ListLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.MemberLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.ObjectLayout;
import ai.openclaw.sandbox.controller.configuration.json5.Layout.ScalarLayout;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.BooleanNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.NullNode;
import ai.openclaw.sandbox.model.config.ConfigNode.NumberNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.Location;
import de.marhali.json5.Json5Array;
import de.marhali.json5.Json5Element;
import de.marhali.json5.Json5Object;
import de.marhali.json5.Json5Primitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the values that json5-java read with the places the scan found. Both walked the same text, so their shapes agree. */
final class NodeBuilder {

    private final Lines lines;

    NodeBuilder(Lines lines) {
        this.lines = lines;
    }

    ConfigNode build(Json5Element element, Layout layout) {
        return switch (layout) {
            case ObjectLayout object when element instanceof Json5Object values -> object(values, object);
            case ListLayout list when element instanceof Json5Array values -> list(values, list);
            case ScalarLayout scalar when element.isJson5Null() -> new NullNode(lines.locate(scalar.offset()));
            case ScalarLayout scalar when element instanceof Json5Primitive value -> scalar(value, scalar);
            default -> throw disagreement(layout);
        };
    }

    private ConfigNode object(Json5Object values, ObjectLayout layout) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (MemberLayout member : layout.members()) {
            Json5Element value = values.get(member.key());
            if (value == null) {
                throw disagreement(layout);
            }
            members.put(member.key(), new Member(lines.locate(member.keyOffset()), build(value, member.value())));
        }
        if (values.size() != members.size()) {
            throw disagreement(layout);
        }
        return new ObjectNode(lines.locate(layout.offset()), members);
    }

    private ConfigNode list(Json5Array values, ListLayout layout) {
        if (values.size() != layout.items().size()) {
            throw disagreement(layout);
        }
        List<ConfigNode> items = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            items.add(build(values.get(i), layout.items().get(i)));
        }
        return new ListNode(lines.locate(layout.offset()), items);
    }

    private ConfigNode scalar(Json5Primitive value, ScalarLayout layout) {
        Location location = lines.locate(layout.offset());
        if (value.isBoolean()) {
            return new BooleanNode(location, value.getAsBoolean());
        }
        return value.isNumber()
                ? new NumberNode(location, value.getAsBigDecimal())
                : new StringNode(location, value.getAsString());
    }

    private static SyntaxException disagreement(Layout layout) {
        return new SyntaxException(
                layout.offset(),
                "This value was read in two different ways.",
                "Write it more plainly, and report this as a bug.");
    }
}
