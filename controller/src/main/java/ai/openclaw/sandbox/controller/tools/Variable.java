package ai.openclaw.sandbox.controller.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What environment variables of a call are held to. */
final class Variable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Most variables of a call. */
    private static final int MOST = 256;

    /** Most bytes of a value. */
    private static final int MOST_BYTES = 32 * 1024;

    private Variable() {}

    /** What is wrong with an object of variables, without any of their values; empty when nothing is. */
    static Optional<String> problem(JsonNode value) {
        if (!value.isObject()) {
            return Optional.of("must be an object of strings");
        }
        if (value.size() > MOST) {
            return Optional.of("may have " + MOST + " variables at most");
        }
        return value.properties().stream()
                .flatMap(entry -> problem(entry).stream())
                .findFirst();
    }

    private static Optional<String> problem(Map.Entry<String, JsonNode> entry) {
        String name = entry.getKey();
        JsonNode value = entry.getValue();
        if (!NAME.matcher(name).matches()) {
            return Optional.of("has a variable whose name is not letters, digits and _, beginning with no digit");
        }
        if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
            return Optional.of("has a variable " + name + " whose value is not a string without NUL characters");
        }
        return Bytes.ofUtf8(value.textValue()) > MOST_BYTES
                ? Optional.of("has a variable " + name + " with more than " + MOST_BYTES + " bytes")
                : Optional.empty();
    }
}
