package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The configuration as it stands.
 *
 * @param settings the settings in force; empty only while there never were good ones, and then nothing may be made or removed
 * @param standing how the settings in force relate to the file
 * @param problems everything wrong or doubtful in the file
 * @param since when this state began
 * @param hash lower-case hexadecimal SHA-256 of the file's bytes; empty when there is no file
 * @param revision goes up by one with every state, so that states can be told apart and ordered
 */
public record ConfigurationState(
        Optional<Settings> settings,
        Standing standing,
        List<ConfigProblem> problems,
        Instant since,
        Optional<String> hash,
        long revision) {

    public ConfigurationState {
        problems = List.copyOf(problems);
    }

    /** How the settings in force relate to the file. */
    public enum Standing {
        /** They are the file's. */
        CURRENT,
        /** They are the file's, but for agents whose own section is wrong. */
        PARTLY_CURRENT,
        /** The file is refused; they are those of the last good one. */
        LAST_GOOD,
        /** The file is refused, and there never was a good one. */
        NONE
    }
}
