package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.api.port.ConfigurationFile;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks and writes the configuration file for those who edit it through the API. */
public final class EditedConfiguration implements ConfigurationFile {

    private final CheckedFile file;
    private final Preview preview;

    /** What visits would do. */
    public interface Preview {

        /** By what is in force. */
        Map<SandboxName, Plan> now();

        /** By these settings. */
        Map<SandboxName, Plan> by(Settings settings);
    }

    /**
     * @param file reads and writes it
     * @param preview what visits would do
     */
    public EditedConfiguration(CheckedFile file, Preview preview) {
        this.file = file;
        this.preview = preview;
    }

    @Override
    public Optional<Source> source() {
        return file.source();
    }

    @Override
    public Check check(String text) {
        Loaded loaded = file.load(text);
        Map<SandboxName, Plan> now = preview.now();
        Supplier<Map<SandboxName, Plan>> same = () -> now;
        return new Check(
                loaded.problems(), now, loaded.settings().map(preview::by).orElseGet(same));
    }

    @Override
    public Written write(String text, Optional<String> expected) {
        return file.write(text, expected);
    }
}
