package ai.openclaw.sandbox.controller.configuration.document;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ListNode;
import ai.openclaw.sandbox.model.config.ConfigNode.Member;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.ConfigNode.UnresolvedNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables into strings: {@code ${NAME}} becomes the variable's value, {@code $${NAME}} the text {@code ${NAME}}. A variable that is
 * not set, or empty, leaves a node behind that cannot be read as a setting. Other dollar signs stay.
 */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$?)\\{([A-Z_][A-Z0-9_]*)}");

    private Variables() {}

    /** What became of a string. */
    sealed interface Result {}

    /** All its variables were set. */
    record Substituted(String text) implements Result {}

    /** This one was not. */
    record Unset(String variable) implements Result {}

    static Result substitute(String text, Map<String, String> variables) {
        if (text.indexOf('$') < 0) {
            return new Substituted(text);
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2);
            String value = variables.getOrDefault(name, "");
            boolean literal = !matcher.group(1).isEmpty();
            if (!literal && value.isEmpty()) {
                return new Unset(name);
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(literal ? "${" + name + "}" : value));
        }
        return new Substituted(matcher.appendTail(result).toString());
    }

    /** The tree with all its strings substituted; parts without variables are kept as they are. */
    static ConfigNode substitute(ConfigNode node, Map<String, String> variables) {
        return switch (node) {
            case StringNode text ->
                switch (substitute(text.value(), variables)) {
                    case Substituted(String value) ->
                        value.equals(text.value()) ? text : new StringNode(text.location(), value);
                    case Unset(String variable) -> new UnresolvedNode(text.location(), variable);
                };
            case ListNode list ->
                new ListNode(
                        list.location(),
                        list.items().stream()
                                .map(item -> substitute(item, variables))
                                .toList());
            case ObjectNode object -> {
                Map<String, Member> members = new LinkedHashMap<>();
                object.members()
                        .forEach((key, member) -> members.put(
                                key, new Member(member.keyLocation(), substitute(member.value(), variables))));
                yield new ObjectNode(object.location(), members);
            }
            default -> node;
        };
    }
}
