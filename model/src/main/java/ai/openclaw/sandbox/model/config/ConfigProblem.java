package ai.openclaw.sandbox.model.config;

import java.util.Optional;

/**
 * One thing wrong, or doubtful, in the configuration: where it stands, what it is and what to write instead.
 *
 * @param severity whether the value was refused or only doubted
 * @param location the place in the file, if the problem has one
 * @param path the path of the value
 * @param message what is wrong; one sentence, no secret in it
 * @param remedy what to do about it; one sentence
 */
public record ConfigProblem(
        Severity severity, Optional<Location> location, ConfigPath path, String message, String remedy) {

    /** How much a problem matters. */
    public enum Severity {
        /** What was written does not come into force. */
        ERROR,
        /** What was written is in force, but somebody should look. */
        WARNING
    }

    /** An error at a place. */
    public static ConfigProblem error(Location location, ConfigPath path, String message, String remedy) {
        return new ConfigProblem(Severity.ERROR, Optional.of(location), path, message, remedy);
    }

    /** A warning at a place. */
    public static ConfigProblem warning(Location location, ConfigPath path, String message, String remedy) {
        return new ConfigProblem(Severity.WARNING, Optional.of(location), path, message, remedy);
    }

    @Override
    public String toString() {
        return location.map(Location::toString).orElse("(configuration)") + ": " + path + ": " + message + " " + remedy;
    }
}
