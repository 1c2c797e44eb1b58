package ai.openclaw.sandbox.api.port;

import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The configuration at one moment.
 *
 * @param file the configuration file, whether or not it exists
 * @param daemonFile the file with the daemon's own knobs, whether or not it exists
 * @param state how what is in force relates to the file
 * @param hash SHA-256 of the file as last read, lower-case hexadecimal; empty when there is no file
 * @param since since when this is so
 * @param settings what is in force; empty when there never was a valid configuration
 * @param daemon the daemon's own knobs in force
 * @param problems what is wrong or doubtful, in the order of the files
 */
public record ConfigurationReport(
        Path file,
        Path daemonFile,
        State state,
        Optional<String> hash,
        Instant since,
        Optional<Settings> settings,
        DaemonSettings daemon,
        List<ConfigProblem> problems) {

    public ConfigurationReport {
        problems = List.copyOf(problems);
    }

    /** How what is in force relates to the file. */
    public enum State {
        /** What the file says is in force. */
        CURRENT("Current"),
        /** What the file says is in force, but for agents whose own section is wrong. */
        PARTLY_CURRENT("PartlyCurrent"),
        /** The file is broken; what it said when it last was well is in force. */
        LAST_GOOD("LastGood"),
        /** The file is broken and never was well: nothing is in force. */
        NONE("None");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The name in the API. */
        public String word() {
            return word;
        }
    }

    /** Whether any of the problems is an error. */
    public boolean broken() {
        return problems.stream().anyMatch(problem -> problem.severity() == ConfigProblem.Severity.ERROR);
    }
}
