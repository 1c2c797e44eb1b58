package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import ai.openclaw.sandbox.model.config.AgentSettings.Provenance;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sandbox settings after precedence, and where they came from: what rules about several keys look at.
 *
 * @param settings the settings
 * @param provenance the origin of each
 * @param workspace absolute path of the agent's workspace
 */
public record Effective(SandboxSettings settings, Provenance provenance, Path workspace) {

    /** An error at the first of {@code keys} that somebody wrote; {@code keys} are paths below {@code sandbox}. */
    public ConfigProblem error(String message, String remedy, String... keys) {
        Optional<Origin.Written> place = Arrays.stream(keys)
                .map(key -> provenance.origins().get(key))
                .filter(Origin.Written.class::isInstance)
                .map(Origin.Written.class::cast)
                .findFirst();
        ConfigPath path = place.map(Origin.Written::path).orElse(new ConfigPath(keys.length == 0 ? "" : keys[0]));
        return new ConfigProblem(Severity.ERROR, place.map(Origin.Written::location), path, message, remedy);
    }
}
