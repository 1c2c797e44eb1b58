package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.text.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A list of the API, some of whose items were asked for.
 *
 * @param list the list as the API told it
 * @param items those asked for
 */
public record Listing(JsonNode list, List<JsonNode> items) {

    public Listing {
        items = List.copyOf(items);
    }

    /** The items of a list that are wanted. */
    public static Listing of(JsonNode list, Predicate<JsonNode> wanted) {
        List<JsonNode> items = new ArrayList<>();
        list.path("items").forEach(item -> {
            if (wanted.test(item)) {
                items.add(item);
            }
        });
        return new Listing(list, items);
    }

    /** Prints them for programs or for people, who are told {@code whenEmpty} when there are none. */
    public void print(
            Terminal terminal, OutputOptions output, String whenEmpty, Function<List<JsonNode>, Table> table) {
        if (output.json()) {
            OutputOptions.print(terminal, json());
        } else if (items.isEmpty()) {
            terminal.out().println(whenEmpty);
        } else {
            table.apply(items).print(terminal.narrowPage());
        }
    }

    private JsonNode json() {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        items.forEach(shown::add);
        ObjectNode json = list.deepCopy();
        json.set("items", shown);
        return json;
    }
}
