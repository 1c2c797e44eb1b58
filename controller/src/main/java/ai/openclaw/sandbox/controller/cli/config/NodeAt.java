package ai.openclaw.sandbox.controller.cli.config;

import ai.openclaw.sandbox.model.config.ConfigNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of a document.
 *
 * @param node the value
 * @param secret whether it is one that must not be shown
 */
record NodeAt(ConfigNode node, boolean secret) {

    private static final String HIDDEN = "********";
    private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret|api[_-]?key).*|env");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The value at a path, written as problems write it. */
    static Optional<NodeAt> find(ConfigNode root, String path) {
        Optional<NodeAt> at = Optional.of(new NodeAt(root, false));
        for (Step step : Step.all(path)) {
            at = switch (step) {
                case Step.Item(int index) -> at.flatMap(node -> node.item(index));
                case Step.Key(String key) -> at.flatMap(node -> node.member(key));
            };
        }
        return at;
    }

    private Optional<NodeAt> item(int index) {
        return node instanceof ConfigNode.ListNode list && index < list.items().size()
                ? Optional.of(new NodeAt(list.items().get(index), secret))
                : Optional.empty();
    }

    private Optional<NodeAt> member(String key) {
        return node instanceof ConfigNode.ObjectNode object
                ? object.get(key)
                        .map(value ->
                                new NodeAt(value, secret || SECRET.matcher(key).matches()))
                : Optional.empty();
    }

    /** Its JSON, secrets hidden. */
    JsonNode json() {
        return switch (node) {
            case ConfigNode.ObjectNode object -> members(object);
            case ConfigNode.ListNode list -> items(list);
            case ConfigNode.StringNode text -> JSON.textNode(secret ? HIDDEN : text.value());
            case ConfigNode.NumberNode number -> secret ? JSON.textNode(HIDDEN) : JSON.numberNode(number.value());
            case ConfigNode.BooleanNode flag -> JSON.booleanNode(flag.value());
            case ConfigNode.NullNode nothing -> JSON.nullNode();
            case ConfigNode.UnresolvedNode unset -> JSON.textNode("${" + unset.variable() + "}");
        };
    }

    private ObjectNode members(ConfigNode.ObjectNode object) {
        ObjectNode json = JSON.objectNode();
        object.members().keySet().forEach(key -> member(key).ifPresent(value -> json.set(key, value.json())));
        return json;
    }

    private ArrayNode items(ConfigNode.ListNode list) {
        ArrayNode json = JSON.arrayNode();
        list.items().forEach(item -> json.add(new NodeAt(item, secret).json()));
        return json;
    }
}
