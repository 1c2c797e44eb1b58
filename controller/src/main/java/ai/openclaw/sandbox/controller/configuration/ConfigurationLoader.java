package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Found;
import ai.openclaw.sandbox.controller.configuration.document.ResolvedDocument;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.decode.Decoded;
import ai.openclaw.sandbox.model.config.decode.SandboxRule;
import ai.openclaw.sandbox.model.config.decode.SettingsDecoder;
import ai.openclaw.sandbox.model.config.decode.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the configuration: parse, includes, env block, variables, decode. Keeps nothing between loads. */
public final class ConfigurationLoader {

    private final StatePaths paths;
    private final Map<String, String> environment;
    private final List<SandboxRule> rules;

    /**
     * @param paths where things are
     * @param environment the daemon's environment variables
     * @param rules rules beyond those of the decoder, such as {@link SeccompProfileRule}
     */
    public ConfigurationLoader(StatePaths paths, Map<String, String> environment, List<SandboxRule> rules) {
        this.paths = paths;
        this.environment = Map.copyOf(environment);
        this.rules = List.copyOf(rules);
    }

    /** Where the configuration stands. */
    public Path file() {
        return paths.configuration();
    }

    /**
     * Reads it.
     *
     * @param source where its files are read from
     * @param previous the settings in force until now
     */
    public Loaded load(DocumentSource source, Optional<Settings> previous) {
        ResolvedDocument document = ResolvedDocument.read(source, paths.configuration(), environment);
        Surroundings surroundings = new Surroundings(
                paths.home(),
                paths.state(),
                name -> Optional.ofNullable(document.variables().get(name)));
        Set<Path> profiles = new HashSet<>();
        List<SandboxRule> all = new ArrayList<>(List.of(noting(profiles)));
        all.addAll(rules);
        Decoded decoded = document.root()
                .map(root -> new SettingsDecoder(surroundings, all).decode(root, previous))
                .orElseGet(() -> new Decoded(Optional.empty(), document.problems(), Set.of()));
        Set<Path> touched = new HashSet<>(document.touched());
        touched.addAll(profiles);
        return new Loaded(
                decoded.settings(),
                decoded.problems(),
                decoded.failed(),
                document.documents(),
                touched,
                digests(profiles));
    }

    /** Profile files are part of the configuration's meaning though not of its text, also while they are what is wrong with it. */
    private static SandboxRule noting(Set<Path> profiles) {
        return effective -> {
            effective.settings().docker().profiles().seccompProfile().ifPresent(profiles::add);
            return List.of();
        };
    }

    private static Map<Path, String> digests(Set<Path> profiles) {
        DocumentSource disk = new DiskSource();
        Map<Path, String> digests = new HashMap<>();
        profiles.forEach(file -> digests.put(
                file, disk.fetch(file) instanceof Found found ? found.text().sha256() : ""));
        return digests;
    }
}
