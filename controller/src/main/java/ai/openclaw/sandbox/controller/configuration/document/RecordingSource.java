package ai.openclaw.sandbox.controller.configuration.document;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads each file once and remembers what was read, so that one load sees one state of every file. */
final class RecordingSource implements DocumentSource {

    private final DocumentSource source;
    private final Map<Path, Fetched> fetched = new HashMap<>();

    RecordingSource(DocumentSource source) {
        this.source = source;
    }

    @Override
    public Fetched fetch(Path file) {
        return fetched.computeIfAbsent(file, source::fetch);
    }

    @Override
    public Path real(Path directory) {
        return source.real(directory);
    }

    Snapshot snapshot(Path main) {
        Map<Path, Text> files = new HashMap<>();
        fetched.forEach((file, result) -> {
            if (result instanceof Found found) {
                files.put(file, found.text());
            }
        });
        return new Snapshot(main, files);
    }

    /** Every path that was asked for, and the real one of each that was found. */
    Set<Path> touched() {
        Set<Path> paths = new TreeSet<>(fetched.keySet());
        fetched.values().forEach(result -> {
            if (result instanceof Found found) {
                paths.add(found.real());
            }
        });
        return paths;
    }
}
