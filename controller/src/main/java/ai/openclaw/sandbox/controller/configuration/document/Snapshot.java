package ai.openclaw.sandbox.controller.configuration.document;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The documents of one moment: the main file and what it included, unresolved, so that no value of a variable is in it. Can be read from again.
 *
 * @param main the main file
 * @param files every file that existed, by the path under which it was asked for
 */
public record Snapshot(Path main, Map<Path, Text> files) implements DocumentSource {

    public Snapshot {
        files = Map.copyOf(files);
    }

    /** The main file's bytes; empty when there was no such file. */
    public Optional<Text> mainText() {
        return Optional.ofNullable(files.get(main));
    }

    /** A file as it was then. It was found within bounds then, so its path stands for its real one now. */
    @Override
    public Fetched fetch(Path file) {
        Text text = files.get(file);
        return text == null ? new Missing() : new Found(file, text);
    }

    @Override
    public Path real(Path directory) {
        return directory;
    }
}
