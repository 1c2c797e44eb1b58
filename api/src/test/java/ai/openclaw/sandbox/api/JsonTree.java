package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.Location;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a configuration written in plain JSON, with the place of each value. */
final class JsonTree {

    private final JsonParser parser;

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    static ConfigNode parse(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            return new JsonTree(parser).value(parser.nextToken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigNode value(JsonToken token) throws IOException {
        Location at = here();
        return switch (token) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> list(at);
            case VALUE_STRING -> new ConfigNode.StringNode(at, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new ConfigNode.BooleanNode(at, parser.getBooleanValue());
            case VALUE_NULL -> new ConfigNode.NullNode(at);
            default -> new ConfigNode.NumberNode(at, parser.getDecimalValue());
        };
    }

    private ConfigNode object(Location at) throws IOException {
        Map<String, ConfigNode.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Location key = here();
            members.put(name, new ConfigNode.Member(key, value(parser.nextToken())));
        }
        return new ConfigNode.ObjectNode(at, members);
    }

    private ConfigNode list(Location at) throws IOException {
        List<ConfigNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new ConfigNode.ListNode(at, items);
    }

    private Location here() {
        return new Location(
                "/home/ada/.openclaw/openclaw.json",
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr());
    }
}
