package ai.openclaw.sandbox.model.config;

import java.util.List;
import java.util.Optional;

/**
 * One stage of the tool policy as written.
 *
 * @param allow entries of its allow list; empty when the key is absent
 * @param deny entries of its deny list; empty when the key is absent
 */
public record ToolLists(Optional<List<String>> allow, Optional<List<String>> deny) {

    public ToolLists {
        allow = allow.map(List::copyOf);
        deny = deny.map(List::copyOf);
    }

    /** A stage that was not written. */
    public static ToolLists absent() {
        return new ToolLists(Optional.empty(), Optional.empty());
    }
}
