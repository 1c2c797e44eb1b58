package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.api.port.ConfigurationFile;
import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Found;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Missing;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Unreadable;
import ai.openclaw.sandbox.controller.configuration.document.Text;
import ai.openclaw.sandbox.controller.host.KeptFiles;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The configuration file for those who write it: what is written is read first as the daemon reads it, and who changed the file meanwhile is found out by its
 * hash. One writes at a time.
 */
public final class CheckedFile {

    private final ConfigurationLoader loader;
    private final Supplier<Optional<Settings>> lastGood;
    private final DocumentSource disk = new DiskSource();

    /**
     * @param loader reads texts as the daemon does
     * @param lastGood what is in force for agents whose part is broken; empty: nothing
     */
    public CheckedFile(ConfigurationLoader loader, Supplier<Optional<Settings>> lastGood) {
        this.loader = loader;
        this.lastGood = lastGood;
    }

    /** The disk, but for one file. */
    private record Overlay(DocumentSource disk, Path file, Text text) implements DocumentSource {

        @Override
        public Fetched fetch(Path wanted) {
            return wanted.equals(file) ? new Found(real(file), text) : disk.fetch(wanted);
        }

        @Override
        public Path real(Path path) {
            return disk.real(path);
        }
    }

    /** What the file holds now; an empty text when there is none, nothing when it cannot be read. */
    public Optional<ConfigurationFile.Source> source() {
        return switch (disk.fetch(loader.file())) {
            case Found(Path real, Text text) -> Optional.of(new ConfigurationFile.Source(text.string(), text.sha256()));
            case Missing missing -> Optional.of(new ConfigurationFile.Source("", ""));
            case Unreadable unreadable -> Optional.empty();
        };
    }

    /** What would come of a text in its place. */
    public Loaded load(String text) {
        return loader.load(new Overlay(disk, loader.file(), Text.of(text)), lastGood.get());
    }

    /**
     * Writes a text, unless it holds errors.
     *
     * @param text the whole file
     * @param expected hash of the file it is meant to replace; empty: there is none
     */
    public synchronized ConfigurationFile.Written write(String text, Optional<String> expected) {
        Loaded loaded = load(text);
        if (loaded.problems().stream().anyMatch(problem -> problem.severity() == ConfigProblem.Severity.ERROR)) {
            return new ConfigurationFile.Refused(loaded.problems());
        }
        DocumentSource.Fetched before = disk.fetch(loader.file());
        if (before instanceof Unreadable(String reason)) {
            return new ConfigurationFile.Failed("The configuration " + loader.file() + " cannot be read: " + reason);
        }
        Optional<String> present =
                before instanceof Found(Path real, Text found) ? Optional.of(found.sha256()) : Optional.empty();
        if (!present.equals(expected)) {
            return new ConfigurationFile.Changed();
        }
        try {
            KeptFiles.replace(before instanceof Found(Path real, Text found) ? real : loader.file(), text);
            return new ConfigurationFile.Done(Text.of(text).sha256());
        } catch (IOException e) {
            return new ConfigurationFile.Failed("The configuration " + loader.file() + " was not written ("
                    + e.getMessage() + "). Look at the disk's free space and who owns the folder.");
        }
    }
}
