package ai.openclaw.sandbox.controller.tools;

import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a tool.
 *
 * @param all in the order people should see them
 */
public record Parameters(List<Parameter> all) {

    private static final int SHOWN = 40;

    public Parameters {
        all = List.copyOf(all);
    }

    /** Parameters in the order people should see them. */
    public static Parameters of(Parameter... all) {
        return new Parameters(List.of(all));
    }

    /** JSON Schema of the arguments. */
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Parameter parameter : all) {
            properties.set(parameter.name(), parameter.schema());
            if (parameter.need() == Parameter.Need.REQUIRED) {
                required.add(parameter.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** Holds arguments to this; all that is wrong is said at once. A null counts as left out. */
    public Arguments read(String tool, JsonNode given) throws ToolFailure {
        List<String> problems = new ArrayList<>();
        if (!given.isObject()) {
            problems.add("the arguments must be a JSON object");
        }
        given.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(name -> find(name).isEmpty())
                .forEach(name -> problems.add("there is no \"" + shown(name) + "\""));
        for (Parameter parameter : all) {
            JsonNode value = given.path(parameter.name());
            if (!value.isMissingNode() && !value.isNull()) {
                parameter.problem(value).ifPresent(problems::add);
            } else if (parameter.need() == Parameter.Need.REQUIRED) {
                problems.add("\"" + parameter.name() + "\" is missing");
            }
        }
        if (!problems.isEmpty()) {
            throw new ToolFailure(
                    ToolReason.INVALID_ARGUMENT,
                    tool + ": " + String.join("; ", problems) + ". It takes "
                            + String.join(
                                    ", ", all.stream().map(Parameter::name).toList()) + ".");
        }
        return new Arguments(given);
    }

    private Optional<Parameter> find(String name) {
        return all.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
