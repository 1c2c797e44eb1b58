package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.security.ProtectedPaths;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the configuration's meaning depends on besides its text.
 *
 * @param home absolute directory that {@code ~} stands for
 * @param state absolute state directory
 * @param variables value of an environment variable, empty when it is not set
 */
public record Surroundings(Path home, Path state, Function<String, Optional<String>> variables) {

    private static final String UNIX = "unix://";

    public Surroundings {
        if (!home.isAbsolute() || !state.isAbsolute()) {
            throw new IllegalArgumentException("home and state must be absolute: " + home + ", " + state);
        }
    }

    /** What of this host no sandbox gets: what everybody's has, this home and the engine it is told of. */
    ProtectedPaths guarded() {
        Set<Path> sockets = variables
                .apply("DOCKER_HOST")
                .filter(host -> host.startsWith(UNIX))
                .flatMap(host -> ContainerPath.normalise(host.substring(UNIX.length())))
                .map(socket -> Set.of(Path.of(socket)))
                .orElseGet(Set::of);
        return new ProtectedPaths(Set.of(home.normalize()), sockets);
    }

    /** Hides the variables, which hold secrets. */
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", state=" + state + "]";
    }
}
