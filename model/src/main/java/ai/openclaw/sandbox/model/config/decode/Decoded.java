package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a document.
 *
 * @param settings its settings; empty when the document is refused and the earlier ones stay
 * @param problems everything wrong or doubtful in it, in the order it was met
 * @param failed agents whose own sections are wrong while the rest of the document is in force
 */
public record Decoded(Optional<Settings> settings, List<ConfigProblem> problems, Set<AgentId> failed) {

    public Decoded {
        problems = List.copyOf(problems);
        failed = Set.copyOf(failed);
    }

    /** Whether every part of the document came into force. */
    public boolean whole() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
