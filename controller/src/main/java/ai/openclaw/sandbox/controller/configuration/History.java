package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.Snapshot;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The documents that the settings in force were made of, and their copy on the disk. Usually one; a document in which some agents are wrong is
 * added to those from which these agents still have their settings. Loaded again in order, they give the same settings. Used by one thread.
 */
final class History {

    /** Most documents; with more, the oldest but one is forgotten. */
    static final int MAX_DOCUMENTS = 8;

    private record Entry(Snapshot documents, Set<AgentId> failed) {}

    private final LastGood copy;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<ConfigProblem> trouble = Optional.empty();

    History(LastGood copy) {
        this.copy = copy;
    }

    /** Loads the kept documents in order; what cannot be loaded any more is passed over. */
    Optional<Settings> replay(ConfigurationLoader loader) {
        Optional<Settings> settings = Optional.empty();
        for (Snapshot documents : kept()) {
            Loaded loaded = loader.load(documents, settings);
            if (loaded.settings().isPresent()) {
                add(loaded);
                settings = loaded.settings();
            }
        }
        return settings;
    }

    /** Adds the documents of a load that came into force. */
    void add(Loaded loaded) {
        // An earlier document gives nothing that the new one does not give when every agent that is wrong now was wrong
        // then.
        entries.removeIf(earlier -> earlier.failed().containsAll(loaded.failed()));
        entries.add(new Entry(loaded.documents(), loaded.failed()));
        if (entries.size() > MAX_DOCUMENTS) {
            entries.remove(1);
        }
    }

    /** Whether a configuration file was there at any time that still matters. */
    boolean knowsFile() {
        return entries.stream().anyMatch(entry -> entry.documents().mainText().isPresent());
    }

    /** Writes the copy; failure shows in {@link #trouble}. */
    void keep() {
        try {
            copy.write(entries.stream().map(Entry::documents).toList());
            trouble = Optional.empty();
        } catch (IOException e) {
            trouble = Optional.of(warning("This configuration cannot be kept for the next start", e));
        }
    }

    /** What is wrong with the copy. */
    Optional<ConfigProblem> trouble() {
        return trouble;
    }

    private List<Snapshot> kept() {
        try {
            return copy.read();
        } catch (IOException e) {
            trouble = Optional.of(warning("The last good configuration that was kept cannot be read", e));
            return List.of();
        }
    }

    private static ConfigProblem warning(String what, IOException e) {
        return new ConfigProblem(
                Severity.WARNING,
                Optional.empty(),
                ConfigPath.ROOT,
                what + " (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ").",
                "Make room and let the daemon write its state directory.");
    }
}
