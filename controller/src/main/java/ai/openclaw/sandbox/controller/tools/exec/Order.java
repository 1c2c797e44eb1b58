package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.TerminalSize;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to run.
 *
 * @param command text for a shell, without NUL
 * @param directory absolute path in the container to run it in; empty: the home
 * @param env variables on top of what the shell has
 * @param terminal the size of its terminal; empty: none
 */
public record Order(
        String command, Optional<String> directory, Map<String, String> env, Optional<TerminalSize> terminal) {

    public Order {
        env = Collections.unmodifiableMap(new TreeMap<>(env));
    }

    /** A command with nothing special. */
    static Order of(String command) {
        return new Order(command, Optional.empty(), Map.of(), Optional.empty());
    }
}
