package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.decode.Decoded;
import ai.openclaw.sandbox.model.config.decode.SettingsDecoder;
import ai.openclaw.sandbox.model.config.decode.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A configuration given as text, in the state directory {@code /home/ada/.openclaw}. */
final class FixedConfiguration implements Configuration {

    private static final Path STATE = Path.of("/home/ada/.openclaw");

    private final Instant since;
    private volatile ConfigurationReport report;

    FixedConfiguration(String json, Instant since) {
        this.since = since;
        this.report = read(json, Optional.empty());
    }

    /** Writes the file anew. */
    void edit(String json) {
        report = read(json, report.settings());
    }

    private ConfigurationReport read(String json, Optional<Settings> previous) {
        Surroundings surroundings = new Surroundings(STATE.resolve(".."), STATE, name -> Optional.empty());
        Decoded decoded = new SettingsDecoder(surroundings, List.of()).decode(JsonTree.parse(json), previous);
        boolean none = decoded.settings().isEmpty() && previous.isEmpty();
        ConfigurationReport.State bad = none ? ConfigurationReport.State.NONE : ConfigurationReport.State.LAST_GOOD;
        return new ConfigurationReport(
                STATE.resolve("openclaw.json"),
                STATE.resolve("sandbox-controller.json5"),
                decoded.settings().isPresent() ? ConfigurationReport.State.CURRENT : bad,
                Optional.of("0".repeat(64)),
                since,
                decoded.settings().or(() -> previous),
                DaemonSettings.defaults(2),
                decoded.problems());
    }

    @Override
    public ConfigurationReport report() {
        return report;
    }
}
