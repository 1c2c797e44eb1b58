package ai.openclaw.sandbox.controller.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a tool: what its JSON Schema says and what its value is held to are one and the same.
 *
 * @param name its name
 * @param type what it takes
 * @param need whether a call has to have it
 * @param summary what it means, for people and for models
 */
public record Parameter(String name, Type type, Need need, String summary) {

    /** Whether a call has to have it. */
    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** What a parameter takes. */
    public sealed interface Type {}

    /**
     * Text.
     *
     * @param most most bytes of it in UTF-8
     */
    public record Text(int most) implements Type {}

    /**
     * One of some words.
     *
     * @param words the words
     */
    public record Word(List<String> words) implements Type {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A whole number within a range, both ends included. */
    public record Whole(long least, long most) implements Type {}

    /** True or false. */
    public record Flag() implements Type {}

    /** An object whose values are all text: environment variables. */
    public record Variables() implements Type {}

    /** Words, such as the names of keys. */
    public record Words() implements Type {}

    /** One that every call has to have. */
    public static Parameter required(String name, Type type, String summary) {
        return new Parameter(name, type, Need.REQUIRED, summary);
    }

    /** One that a call may leave out. */
    public static Parameter optional(String name, Type type, String summary) {
        return new Parameter(name, type, Need.OPTIONAL, summary);
    }

    /** Its JSON Schema. */
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (type) {
            case Text text -> schema.put("type", "string").put("maxLength", text.most());
            case Word word -> {
                schema.put("type", "string");
                word.words().forEach(schema.putArray("enum")::add);
            }
            case Whole whole ->
                schema.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
            case Flag flag -> schema.put("type", "boolean");
            case Variables variables -> {
                schema.put("type", "object");
                schema.putObject("additionalProperties").put("type", "string");
            }
            case Words words -> {
                schema.put("type", "array");
                schema.putObject("items").put("type", "string");
            }
        }
        return schema.put("description", summary);
    }

    /** What is wrong with a value; empty when nothing is. */
    Optional<String> problem(JsonNode value) {
        return switch (type) {
            case Text text ->
                !value.isTextual()
                        ? wrong("must be a string")
                        : Bytes.ofUtf8(value.textValue()) > text.most()
                                ? wrong("must be " + text.most() + " bytes at most and has "
                                        + Bytes.ofUtf8(value.textValue()))
                                : noNul(value.textValue());
            case Word word ->
                value.isTextual() && word.words().contains(value.textValue())
                        ? Optional.empty()
                        : wrong("must be one of " + String.join(", ", word.words()));
            case Whole whole ->
                value.isIntegralNumber()
                                && value.canConvertToLong()
                                && value.longValue() >= whole.least()
                                && value.longValue() <= whole.most()
                        ? Optional.empty()
                        : wrong("must be a whole number from " + whole.least() + " to " + whole.most());
            case Flag flag -> value.isBoolean() ? Optional.empty() : wrong("must be true or false");
            case Variables variables -> Variable.problem(value).flatMap(this::wrong);
            case Words words -> words(value);
        };
    }

    private Optional<String> words(JsonNode value) {
        boolean all = value.isArray();
        for (JsonNode element : value) {
            all &= element.isTextual();
        }
        return all ? Optional.empty() : wrong("must be a list of strings");
    }

    private Optional<String> noNul(String text) {
        return text.indexOf('\0') < 0 ? Optional.empty() : wrong("must not contain NUL characters");
    }

    private Optional<String> wrong(String how) {
        return Optional.of("\"" + name + "\" " + how);
    }
}
