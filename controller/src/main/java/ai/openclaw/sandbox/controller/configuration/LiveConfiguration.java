package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.ConfigurationState.Standing;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource;
import ai.openclaw.sandbox.controller.configuration.watch.Subject;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Location;
import ai.openclaw.sandbox.model.config.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The configuration in force. A reading that is refused leaves the settings as they were, also across a restart. Reading and publishing
 * happen on one thread, that of the watcher, after the start; the state may be asked for from any.
 */
public final class LiveConfiguration implements Subject {

    private final ConfigurationLoader loader;
    private final DocumentSource source;
    private final Clock clock;
    private final Published<ConfigurationState> published;

    /** Confined, like the latest load, to the thread that starts and then to the watcher's. */
    private final History history;

    private Loaded latest;

    private LiveConfiguration(ConfigurationLoader loader, DocumentSource source, LastGood lastGood, Clock clock) {
        this.loader = loader;
        this.source = source;
        this.history = new History(lastGood);
        this.clock = clock;
        Optional<Settings> earlier = history.replay(loader);
        this.latest = loader.load(source, earlier);
        if (accepted(latest)) {
            history.add(latest);
            history.keep();
        }
        this.published = new Published<>(state(latest, earlier, 1));
    }

    /**
     * Reads the configuration for the first time, the kept one before it.
     *
     * @param loader reads it
     * @param source where its files are
     * @param lastGood keeps it
     * @param clock tells when a state began
     */
    public static LiveConfiguration start(
            ConfigurationLoader loader, DocumentSource source, LastGood lastGood, Clock clock) {
        return new LiveConfiguration(loader, source, lastGood, clock);
    }

    /** The configuration as it stands. */
    public ConfigurationState state() {
        return published.current();
    }

    /** Calls {@code listener} with every state from now on, on the watcher's thread; the returned handle ends that. */
    public AutoCloseable onChange(Consumer<ConfigurationState> listener) {
        return published.onChange(listener);
    }

    @Override
    public Set<Path> files() {
        return latest.touched();
    }

    @Override
    public Attempt attempt() {
        Loaded loaded = loader.load(source, state().settings());
        boolean sound = loaded.settings().isPresent()
                && !vanished(loaded)
                && loaded.failed().isEmpty();
        return new Attempt(sound, () -> publish(loaded));
    }

    private void publish(Loaded loaded) {
        boolean same = loaded.equals(latest) && history.trouble().isEmpty();
        latest = loaded;
        if (!same) {
            boolean accepted = accepted(loaded);
            if (accepted) {
                history.add(loaded);
            }
            announce(loaded);
            if (accepted) {
                keep(loaded);
            }
        }
    }

    /** Keeps what has been announced: a slow disk must not hold up what the user waits for. */
    private void keep(Loaded loaded) {
        Optional<ConfigProblem> before = history.trouble();
        history.keep();
        if (!history.trouble().equals(before)) {
            announce(loaded);
        }
    }

    private void announce(Loaded loaded) {
        ConfigurationState before = state();
        published.publish(state(loaded, before.settings(), before.revision() + 1));
    }

    private ConfigurationState state(Loaded loaded, Optional<Settings> earlier, long revision) {
        List<ConfigProblem> problems = new ArrayList<>(loaded.problems());
        if (vanished(loaded)) {
            problems.add(ConfigProblem.error(
                    new Location(loader.file().toString(), 1, 1),
                    ConfigPath.ROOT,
                    "The file is gone; the last good configuration stays in force.",
                    "Put it back, or write {} into it for a configuration without settings."));
        }
        history.trouble().ifPresent(problems::add);
        boolean accepted = accepted(loaded);
        Optional<Settings> inForce = accepted ? loaded.settings() : earlier;
        Standing standing = accepted
                ? (loaded.failed().isEmpty() ? Standing.CURRENT : Standing.PARTLY_CURRENT)
                : (earlier.isPresent() ? Standing.LAST_GOOD : Standing.NONE);
        return new ConfigurationState(inForce, standing, problems, clock.instant(), loaded.hash(), revision);
    }

    private boolean accepted(Loaded loaded) {
        return loaded.settings().isPresent() && !vanished(loaded);
    }

    /** A file that was there and is not any more is a mistake, such as a volume that was not mounted, rather than a wish. */
    private boolean vanished(Loaded loaded) {
        return loaded.documents().mainText().isEmpty() && history.knowsFile();
    }
}
