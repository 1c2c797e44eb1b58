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
 * @param input whether it has input
 * @param terminal the size of its terminal; empty: none
 */
public record Order(
        String command,
        Optional<String> directory,
        Map<String, String> env,
        Input input,
        Optional<TerminalSize> terminal) {

    /** Whether a command has input. */
    public enum Input {
        /** It is given some, and told when that is over. */
        GIVEN,
        /** It finds the end at once. The engine need not be told, which would cost it more than all the rest. */
        NONE
    }

    public Order {
        env = Collections.unmodifiableMap(new TreeMap<>(env));
    }

    /** A command with nothing special. */
    static Order of(String command) {
        return new Order(command, Optional.empty(), Map.of(), Input.GIVEN, Optional.empty());
    }
}
