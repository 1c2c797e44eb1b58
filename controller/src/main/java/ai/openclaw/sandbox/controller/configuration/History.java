package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.Snapshot;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The documents that the settings in force were made of. Usually one; a document in which some agents are wrong is added to those from which
 * these agents still have their settings. Loaded again in order, they give the same settings.
 */
final class History {

    /** Most documents; with more, the oldest but one is forgotten. */
    static final int MAX_DOCUMENTS = 8;

    private record Entry(Snapshot documents, Set<AgentId> failed) {}

    private final List<Entry> entries = new ArrayList<>();

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

    /** Loads kept documents in order; what cannot be loaded any more is passed over. */
    Optional<Settings> replay(List<Snapshot> kept, ConfigurationLoader loader) {
        Optional<Settings> settings = Optional.empty();
        for (Snapshot documents : kept) {
            Loaded loaded = loader.load(documents, settings);
            if (loaded.settings().isPresent()) {
                add(loaded);
                settings = loaded.settings();
            }
        }
        return settings;
    }

    List<Snapshot> documents() {
        return entries.stream().map(Entry::documents).toList();
    }
}
