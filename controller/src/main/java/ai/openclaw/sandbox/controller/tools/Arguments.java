package ai.openclaw.sandbox.controller.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The arguments of a call, held to the tool's parameters already.
 *
 * @param json as given
 */
public record Arguments(JsonNode json) {

    /** A text that a call has to have. */
    public String text(String name) {
        return json.path(name).asText();
    }

    /** A text that a call may have. */
    public Optional<String> maybe(String name) {
        return given(name).map(JsonNode::asText);
    }

    /** A number that a call may have. */
    public Optional<Long> whole(String name) {
        return given(name).map(JsonNode::asLong);
    }

    /** Whether a flag was given and is true. */
    public boolean flag(String name) {
        return given(name).map(JsonNode::asBoolean).orElse(false);
    }

    /** Environment variables; none when left out. */
    public Map<String, String> variables(String name) {
        Map<String, String> all = new TreeMap<>();
        given(name)
                .ifPresent(object -> object.properties()
                        .forEach(entry ->
                                all.put(entry.getKey(), entry.getValue().asText())));
        return all;
    }

    /** A list of words; empty when left out. */
    public List<String> words(String name) {
        return given(name)
                .map(list -> StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .orElse(List.of());
    }

    private Optional<JsonNode> given(String name) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }
}
