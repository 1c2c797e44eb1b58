package ai.openclaw.sandbox.model.config.decode;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the configuration's meaning depends on besides its text.
 *
 * @param home absolute directory that {@code ~} stands for
 * @param state absolute state directory
 * @param variables value of an environment variable, empty when it is not set
 */
public record Surroundings(Path home, Path state, Function<String, Optional<String>> variables) {

    public Surroundings {
        if (!home.isAbsolute() || !state.isAbsolute()) {
            throw new IllegalArgumentException("home and state must be absolute: " + home + ", " + state);
        }
    }

    /** Hides the variables, which hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", state=" + state + "]";
    }
}
