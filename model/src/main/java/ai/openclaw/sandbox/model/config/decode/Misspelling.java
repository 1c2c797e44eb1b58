package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import java.util.Optional;
import java.util.Set;

/** Warns, where unknown members belong to the chat gateway, of those that are nearly one of ours: a slip must not switch sandboxes off. */
final class Misspelling {

    /** Most edits between a slip and the word that was meant. */
    private static final int TOLERANCE = 2;

    private Misspelling() {}

    static void warn(Value section, Set<String> ours, Reading reading) {
        if (!(section.node() instanceof ObjectNode object)) {
            return;
        }
        for (String key : object.members().keySet()) {
            Optional<String> near = Spelling.nearest(key, ours)
                    .filter(word -> !ours.contains(key) && Spelling.distance(key, word) <= TOLERANCE);
            near.ifPresent(word -> reading.add(ConfigProblem.warning(
                    section.keyLocation(key),
                    section.path().child(key),
                    "has no effect here.",
                    "Did you mean " + word + "?")));
        }
    }
}
