package ai.openclaw.sandbox.controller.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the daemon finds and keeps things. All paths are absolute and normalised.
 *
 * @param home what {@code ~} means
 * @param state the state directory
 * @param configuration the file shared with the chat gateway
 */
public record StatePaths(Path home, Path state, Path configuration) {

    private static final String TILDE = "~";

    /**
     * The paths an environment asks for: {@code OPENCLAW_HOME} or else {@code HOME}; {@code OPENCLAW_STATE_DIR} or else
     * {@code <home>/.openclaw}; {@code OPENCLAW_CONFIG_PATH} or else {@code <state>/openclaw.json}. Empty variables count as unset, and
     * {@code ~} may start the values of all but {@code HOME}.
     *
     * @throws IllegalArgumentException if no home is set; the message says what to set
     */
    public static StatePaths of(Map<String, String> environment) {
        Optional<Path> userHome = variable(environment, "HOME").map(StatePaths::absolute);
        Path home = variable(environment, "OPENCLAW_HOME")
                .map(text -> userHome.map(user -> expand(text, user)).orElseGet(() -> absolute(text)))
                .or(() -> userHome)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Neither OPENCLAW_HOME nor HOME is set. Set one of them to your home directory."));
        Path state = variable(environment, "OPENCLAW_STATE_DIR")
                .map(text -> expand(text, home))
                .orElseGet(() -> home.resolve(".openclaw"));
        Path configuration = variable(environment, "OPENCLAW_CONFIG_PATH")
                .map(text -> expand(text, home))
                .orElseGet(() -> state.resolve("openclaw.json"));
        return new StatePaths(home, state, configuration);
    }

    /** The daemon's own knobs. */
    public Path daemonSettings() {
        return state.resolve("sandbox-controller.json5");
    }

    /** The directory for what the daemon itself keeps. */
    public Path controllerDirectory() {
        return state.resolve("sandbox-controller");
    }

    /** The copy of the last configuration that was good. */
    public Path lastGood() {
        return controllerDirectory().resolve("last-good.json");
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Path expand(String text, Path home) {
        if (text.equals(TILDE)) {
            return home;
        }
        return text.startsWith(TILDE + "/") ? home.resolve(text.substring(2)).normalize() : absolute(text);
    }

    private static Path absolute(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }
}
