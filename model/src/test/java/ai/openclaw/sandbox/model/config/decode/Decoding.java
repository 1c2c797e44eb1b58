package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.session.AgentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes trees in one fixed place, {@code /home/ada/.openclaw}. */
public final class Decoding {

    static final Map<String, String> VARIABLES = Map.of("TOKEN", "s3cret");
    static final Surroundings SURROUNDINGS = new Surroundings(
            Path.of("/home/ada"), Path.of("/home/ada/.openclaw"), name -> Optional.ofNullable(VARIABLES.get(name)));

    private Decoding() {}

    /** The same place with an engine that listens at {@code /srv/engine.sock}. */
    static Surroundings elsewhere() {
        return new Surroundings(
                SURROUNDINGS.home(),
                SURROUNDINGS.state(),
                name -> name.equals("DOCKER_HOST")
                        ? Optional.of("unix:///srv/engine.sock")
                        : Optional.ofNullable(VARIABLES.get(name)));
    }

    public static Decoded decode(ConfigNode document) {
        return new SettingsDecoder(SURROUNDINGS, List.of()).decode(document, Optional.empty());
    }

    public static Decoded decode(ConfigNode document, Settings previous) {
        return new SettingsDecoder(SURROUNDINGS, List.of()).decode(document, Optional.of(previous));
    }

    /** The settings of a document without errors. */
    public static Settings settings(ConfigNode document) {
        Decoded decoded = decode(document);
        if (!decoded.whole()) {
            throw new AssertionError("problems: " + decoded.problems());
        }
        return decoded.settings().orElseThrow();
    }

    public static AgentSettings.Resolved agent(Settings settings, String id) {
        return (AgentSettings.Resolved) settings.agent(AgentId.of(id));
    }

    /** The default sandbox settings of a document without errors. */
    public static SandboxSettings sandbox(ConfigNode document) {
        return agent(settings(document), "anybody").sandbox();
    }

    /** Every problem as path and message with remedy. */
    public static List<String> complaints(ConfigNode document) {
        return decode(document).problems().stream()
                .map(problem -> problem.path() + " " + problem.message() + " " + problem.remedy())
                .toList();
    }
}
