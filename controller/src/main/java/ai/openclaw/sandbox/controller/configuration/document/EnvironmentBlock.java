package ai.openclaw.sandbox.controller.configuration.document;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code env} block of a document: variables that stand in where the environment has none. Both forms count, {@code env.vars.NAME} and
 * {@code env.NAME}, the latter first. What else the block holds is the chat gateway's.
 */
final class EnvironmentBlock {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String VARS = "vars";
    private static final Set<String> NOT_VARIABLES = Set.of(VARS, "shellEnv");

    private EnvironmentBlock() {}

    /** The environment with the block's variables where it has none of that name, or only a blank one. */
    static Map<String, String> over(Map<String, String> environment, ConfigNode document) {
        Map<String, String> all = new LinkedHashMap<>();
        Optional<ObjectNode> block = child(document, "env");
        block.flatMap(env -> child(env, VARS)).ifPresent(vars -> collect(vars, Set.of(), all));
        block.ifPresent(env -> collect(env, NOT_VARIABLES, all));
        // A value of the block may itself refer to the environment, but not to the block.
        all.replaceAll((name, value) ->
                Variables.substitute(value, environment) instanceof Variables.Substituted(String text) ? text : "");
        environment.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return all;
    }

    private static void collect(ObjectNode object, Set<String> except, Map<String, String> all) {
        object.members().forEach((name, member) -> {
            if (!except.contains(name) && NAME.matcher(name).matches() && member.value() instanceof StringNode text) {
                all.put(name, text.value());
            }
        });
    }

    private static Optional<ObjectNode> child(ConfigNode node, String key) {
        return node instanceof ObjectNode object
                ? object.get(key).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                : Optional.empty();
    }
}
