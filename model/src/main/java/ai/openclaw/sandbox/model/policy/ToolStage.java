package ai.openclaw.sandbox.model.policy;

import java.util.List;
import java.util.Optional;

/**
 * One pair of lists a tool has to pass. Within a stage deny counts first; an allow list that is empty lets everything through that is not denied.
 *
 * @param name the stage, for people
 * @param allow its allow list
 * @param deny its deny list
 */
record ToolStage(String name, Source allow, Source deny) {

    /**
     * A list and where it stands.
     *
     * @param key the configuration key that holds it, or would
     * @param entries as written
     */
    record Source(String key, List<String> entries) {

        Source {
            entries = List.copyOf(entries);
        }

        Optional<String> match(ToolName tool) {
            return entries.stream()
                    .filter(entry -> new ToolEntry(entry).matches(tool))
                    .findFirst();
        }
    }

    /** Why this stage refuses a tool; empty if it lets it pass. */
    Optional<ToolDecision.Ground> refusal(ToolName tool) {
        Optional<String> denied = deny.match(tool);
        if (denied.isPresent()) {
            return Optional.of(new ToolDecision.Ground(name, ToolDecision.ListKind.DENY, denied, deny.key()));
        }
        if (allow.entries().isEmpty() || allow.match(tool).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new ToolDecision.Ground(name, ToolDecision.ListKind.ALLOW, Optional.empty(), allow.key()));
    }

    /** The entry of the allow list that names a tool; empty where there is no such list. */
    Optional<ToolDecision.Ground> welcome(ToolName tool) {
        return allow.match(tool)
                .map(entry ->
                        new ToolDecision.Ground(name, ToolDecision.ListKind.ALLOW, Optional.of(entry), allow.key()));
    }
}
