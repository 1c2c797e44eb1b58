package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.DocumentSource;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Found;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Missing;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Unreadable;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Document;
import ai.openclaw.sandbox.controller.configuration.watch.Subject;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.Location;
import ai.openclaw.sandbox.model.config.decode.DaemonSettingsDecoder;
import ai.openclaw.sandbox.model.config.decode.DaemonSettingsDecoder.Result;
import ai.openclaw.sandbox.model.config.decode.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The daemon's own settings, from {@code sandbox-controller.json5}: plain JSON5 without includes and variables; all defaults without a file. */
public final class LiveDaemonSettings implements Subject {

    private final Path file;
    private final DocumentSource source;
    private final DaemonSettingsDecoder decoder;
    private final DaemonSettings builtIn;
    private final Published<DaemonState> published;

    private LiveDaemonSettings(StatePaths paths, DocumentSource source, DaemonSettings builtIn) {
        this.file = paths.daemonSettings();
        this.source = source;
        this.builtIn = builtIn;
        this.decoder = new DaemonSettingsDecoder(
                new Surroundings(paths.home(), paths.state(), name -> Optional.empty()), builtIn);
        Result first = load();
        this.published = new Published<>(new DaemonState(first.settings().orElse(builtIn), first.problems()));
    }

    /**
     * Reads the file for the first time.
     *
     * @param paths where it is
     * @param source where files are read from
     * @param builtIn what holds where it says nothing
     */
    public static LiveDaemonSettings start(StatePaths paths, DocumentSource source, DaemonSettings builtIn) {
        return new LiveDaemonSettings(paths, source, builtIn);
    }

    /** The settings as they stand. */
    public DaemonState state() {
        return published.current();
    }

    /** Calls {@code listener} with every state from now on, on the watcher's thread; the returned handle ends that. */
    public AutoCloseable onChange(Consumer<DaemonState> listener) {
        return published.onChange(listener);
    }

    @Override
    public Set<Path> files() {
        return Set.of(file);
    }

    @Override
    public Attempt attempt() {
        Result result = load();
        return new Attempt(result.settings().isPresent(), () -> publish(result));
    }

    private void publish(Result result) {
        DaemonState before = state();
        DaemonState after = new DaemonState(result.settings().orElse(before.settings()), result.problems());
        if (!after.equals(before)) {
            published.publish(after);
        }
    }

    private Result load() {
        return switch (source.fetch(file)) {
            case Missing() -> new Result(Optional.of(builtIn), List.of());
            case Unreadable(String reason) ->
                refused(ConfigProblem.error(
                        new Location(file.toString(), 1, 1), ConfigPath.ROOT, "The file cannot be read.", reason));
            case Found found ->
                switch (Json5Document.parse(file.toString(), found.text().bytes())) {
                    case Json5Document.Read(var root) -> decoder.decode(root);
                    case Json5Document.Refused(ConfigProblem problem) -> refused(problem);
                };
        };
    }

    private static Result refused(ConfigProblem problem) {
        return new Result(Optional.empty(), List.of(problem));
    }
}
