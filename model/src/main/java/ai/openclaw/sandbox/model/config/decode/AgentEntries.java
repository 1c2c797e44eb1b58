package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.session.AgentId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of the agents, from {@code agents.list} or {@code agents.entries}. An entry that does not say whose it is refuses the document:
 * skipping it would quietly give that agent the defaults.
 */
final class AgentEntries {

    private final Reading document;

    AgentEntries(Reading document) {
        this.document = document;
    }

    /** Every agent with its sections, in the order of the document; one section each, unless an id is written twice. */
    Map<AgentId, List<Value>> read(Optional<Value> agents) {
        Optional<Value> list = agents.flatMap(value -> value.member("list"));
        Optional<Value> entries = agents.flatMap(value -> value.member("entries"));
        if (list.isPresent() && entries.isPresent()) {
            document.refuse(
                    entries.get(),
                    "is written beside agents.list; both say the same in different forms.",
                    "Keep one of the two.");
            return Map.of();
        }
        Map<AgentId, List<Value>> found = new LinkedHashMap<>();
        list.ifPresent(value -> readList(value, found));
        entries.ifPresent(value -> readEntries(value, found));
        return found;
    }

    private void readList(Value value, Map<AgentId, List<Value>> found) {
        document.list(value, "a list of agents in brackets").ifPresent(list -> {
            for (Value item : Value.items(value.path(), list)) {
                document.object(item, "an object such as { id: \"work\" }")
                        .flatMap(agent -> id(item))
                        .ifPresent(id -> add(found, id, item));
            }
        });
    }

    private Optional<AgentId> id(Value item) {
        Optional<Value> id = item.member("id");
        if (id.isEmpty()) {
            return document.refuse(item, "is an agent without an id.", "Add id: \"…\".");
        }
        return document.text(id.get(), "the agent's name in quotes")
                .flatMap(text -> text.isBlank()
                        ? document.refuse(id.get(), "is empty.", "Write the agent's name.")
                        : Optional.of(AgentId.of(text)));
    }

    private void readEntries(Value value, Map<AgentId, List<Value>> found) {
        document.object(value, "an object from agent names to their settings")
                .ifPresent(object -> readEntries(value, object, found));
    }

    private void readEntries(Value value, ObjectNode object, Map<AgentId, List<Value>> found) {
        for (String name : object.members().keySet()) {
            Optional<Value> entry = value.member(name);
            if (name.isBlank()) {
                document.refuse(
                        value.keyLocation(name), value.path().child(name), "is empty.", "Write the agent's name.");
            } else if (entry.isPresent()) {
                document.object(entry.get(), "an object in braces")
                        .ifPresent(agent -> add(found, AgentId.of(name), entry.get()));
            }
        }
    }

    private static void add(Map<AgentId, List<Value>> found, AgentId id, Value section) {
        found.computeIfAbsent(id, first -> new ArrayList<>()).add(section);
    }
}
