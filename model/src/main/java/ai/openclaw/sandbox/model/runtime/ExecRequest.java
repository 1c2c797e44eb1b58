package ai.openclaw.sandbox.model.runtime;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A process to run in a running container.
 *
 * @param command program and arguments
 * @param workdir absolute working directory; empty: the container's
 * @param user user; empty: the container's
 * @param env environment on top of the container's
 */
public record ExecRequest(
        List<String> command, Optional<String> workdir, Optional<String> user, Map<String, String> env) {

    public ExecRequest {
        command = List.copyOf(command);
        env = Collections.unmodifiableMap(new TreeMap<>(env));
    }

    /** A command with the container's own directory, user and environment. */
    public static ExecRequest of(String... command) {
        return new ExecRequest(List.of(command), Optional.empty(), Optional.empty(), Map.of());
    }
}
