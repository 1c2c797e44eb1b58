package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.Snapshot;
import ai.openclaw.sandbox.controller.configuration.document.Text;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of the configuration.
 *
 * @param settings its settings; empty when it is refused as a whole
 * @param problems everything wrong or doubtful in it
 * @param failed agents who keep earlier settings, or have none, because their own section is wrong
 * @param documents the files it was read from
 * @param touched every path a change of which may change the result
 * @param profiles profile files the settings name, to the SHA-256 of their bytes; empty text where there is none to read
 */
public record Loaded(
        Optional<Settings> settings,
        List<ConfigProblem> problems,
        Set<AgentId> failed,
        Snapshot documents,
        Set<Path> touched,
        Map<Path, String> profiles) {

    public Loaded {
        problems = List.copyOf(problems);
        failed = Set.copyOf(failed);
        touched = Set.copyOf(touched);
        profiles = Map.copyOf(profiles);
    }

    /** Lower-case hexadecimal SHA-256 of the main file's bytes; empty when there is no file. */
    public Optional<String> hash() {
        return documents.mainText().map(Text::sha256);
    }
}
