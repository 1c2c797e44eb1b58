package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.model.config.AgentSettings.Resolved;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home directory with files to configure a daemon by. */
final class Place {

    final StatePaths paths;
    private final Map<String, String> environment;

    Place(Path home, Map<String, String> environment) {
        this.paths = StatePaths.of(Map.of("HOME", home.toString()));
        this.environment = environment;
    }

    Place(Path home) {
        this(home, Map.of());
    }

    /** Writes a file relative to the state directory. */
    Path write(String name, String text) {
        try {
            Path file = paths.state().resolve(name);
            Files.createDirectories(file.resolveSibling(".").normalize());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void configure(String text) {
        write("openclaw.json", text);
    }

    ConfigurationLoader loader() {
        return new ConfigurationLoader(paths, environment, List.of(new SeccompProfileRule()));
    }

    Loaded load() {
        return loader().load(new DiskSource(), Optional.empty());
    }

    LiveConfiguration start() {
        return LiveConfiguration.start(loader(), new DiskSource(), new LastGood(paths.lastGood()), Clock.systemUTC());
    }

    /** Every problem as place, path, message and remedy, the state directory left out. */
    List<String> complaints() {
        return load().problems().stream()
                .map(problem -> problem.toString().replace(paths.state() + "/", ""))
                .toList();
    }

    static Resolved agent(Settings settings, String id) {
        return (Resolved) settings.agent(AgentId.of(id));
    }
}
