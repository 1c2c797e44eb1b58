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
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks and writes the configuration file for those who edit it through the API. One writes at a time; who edits with an editor is found out by the hash. */
public final class EditedConfiguration implements ConfigurationFile {

    private final ConfigurationLoader loader;
    private final LiveConfiguration live;
    private final Preview preview;
    private final DocumentSource disk = new DiskSource();

    /** What visits would do. */
    public interface Preview {

        /** By what is in force. */
        Map<SandboxName, Plan> now();

        /** By these settings. */
        Map<SandboxName, Plan> by(Settings settings);
    }

    /**
     * @param loader reads texts as the daemon does
     * @param live what is in force
     * @param preview what visits would do
     */
    public EditedConfiguration(ConfigurationLoader loader, LiveConfiguration live, Preview preview) {
        this.loader = loader;
        this.live = live;
        this.preview = preview;
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

    @Override
    public Optional<Source> source() {
        return switch (disk.fetch(loader.file())) {
            case Found(Path real, Text text) -> Optional.of(new Source(text.string(), text.sha256()));
            case Missing missing -> Optional.of(new Source("", ""));
            case Unreadable unreadable -> Optional.empty();
        };
    }

    @Override
    public Check check(String text) {
        Loaded loaded = load(text);
        Map<SandboxName, Plan> now = preview.now();
        Supplier<Map<SandboxName, Plan>> same = () -> now;
        return new Check(
                loaded.problems(), now, loaded.settings().map(preview::by).orElseGet(same));
    }

    private Loaded load(String text) {
        return loader.load(
                new Overlay(disk, loader.file(), Text.of(text)), live.state().settings());
    }

    @Override
    public synchronized Written write(String text, Optional<String> expected) {
        Loaded loaded = load(text);
        if (loaded.problems().stream().anyMatch(problem -> problem.severity() == ConfigProblem.Severity.ERROR)) {
            return new Refused(loaded.problems());
        }
        DocumentSource.Fetched before = disk.fetch(loader.file());
        if (before instanceof Unreadable(String reason)) {
            return new Failed("The configuration " + loader.file() + " cannot be read: " + reason);
        }
        Optional<String> present =
                before instanceof Found(Path real, Text found) ? Optional.of(found.sha256()) : Optional.empty();
        if (!present.equals(expected)) {
            return new Changed();
        }
        try {
            KeptFiles.replace(before instanceof Found(Path real, Text found) ? real : loader.file(), text);
            return new Done(Text.of(text).sha256());
        } catch (IOException e) {
            return new Failed("The configuration " + loader.file() + " was not written (" + e.getMessage()
                    + "). Look at the disk's free space and who owns the folder.");
        }
    }
}
