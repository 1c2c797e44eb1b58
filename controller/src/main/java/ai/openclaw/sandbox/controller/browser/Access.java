package ai.openclaw.sandbox.controller.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens a browser. It comes out of a container in which anything may run, so nothing but plain letters and digits is taken.
 *
 * @param token what the relay in front of CDP asks for
 * @param password what VNC asks for; empty when nobody can watch
 */
record Access(String token, Optional<String> password) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{32,128}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{8}");

    /** What a browser printed when it was asked; empty when that is nothing to be relied on. */
    static Optional<Access> parse(String printed) {
        try {
            JsonNode json = MAPPER.readTree(printed);
            return text(json, "token", TOKEN).map(token -> new Access(token, text(json, "password", PASSWORD)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String field, Pattern pattern) {
        return Optional.ofNullable(json.path(field).textValue())
                .filter(value -> pattern.matcher(value).matches());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "access to a browser" + (password.isPresent() ? " that can be watched" : "");
    }
}
