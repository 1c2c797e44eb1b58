package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.DiskSource;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource;
import ai.openclaw.sandbox.controller.configuration.document.Text;
import ai.openclaw.sandbox.controller.configuration.json5.Json5Edit;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.ConfigProblem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The configuration file as something to be written. What is written was read as the daemon reads it before, is whole at any moment, and nobody else can read it.
 *
 * @param paths where it is
 * @param environment variables it may refer to
 */
public record ConfigurationFile(StatePaths paths, Map<String, String> environment) {

    public ConfigurationFile {
        environment = Map.copyOf(environment);
    }

    /**
     * A value to be set.
     *
     * @param path keys from the document's object to it
     * @param literal the value as JSON5 text
     */
    public record Change(List<String> path, String literal) {
        public Change {
            path = List.copyOf(path);
        }
    }

    /** It is not written; the message says why, the problems where. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<ConfigProblem> problems;

        Refused(String message, List<ConfigProblem> problems) {
            super(message);
            this.problems = List.copyOf(problems);
        }

        /** What is wrong with what would have been written. */
        public List<ConfigProblem> problems() {
            return problems;
        }
    }

    /** What it says now; empty when there is none. */
    public Optional<String> text() throws IOException {
        return Files.exists(paths.configuration())
                ? Optional.of(Files.readString(paths.configuration(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /**
     * Sets values; comments and everything else stay. What the file said before is kept beside it as {@code openclaw.json.bak}.
     *
     * @param starter what it says when there is none yet
     * @return whether anything had to be written
     */
    public boolean change(List<Change> changes, String starter) throws IOException, Refused {
        Optional<String> before = text();
        String after = before.orElse(starter);
        for (Change change : changes) {
            try {
                after = Json5Edit.set(after, change.path(), change.literal());
            } catch (Json5Edit.NotPossible e) {
                throw new Refused(String.valueOf(e.getMessage()), List.of());
            }
        }
        if (before.isPresent() && before.get().equals(after)) {
            return false;
        }
        check(after);
        Path file = Files.exists(paths.configuration())
                ? paths.configuration().toRealPath() // a link stays a link
                : paths.configuration();
        PrivateFiles.directory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        if (before.isPresent()) {
            PrivateFiles.replace(file.resolveSibling(file.getFileName() + ".bak"), before.get());
        }
        PrivateFiles.replace(file, after);
        return true;
    }

    private void check(String text) throws Refused {
        DocumentSource proposed = new Proposed(new DiskSource(), paths.configuration(), text);
        List<ConfigProblem> errors = new ConfigurationLoader(paths, environment, List.of(new SeccompProfileRule()))
                .load(proposed, Optional.empty()).problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .toList();
        if (!errors.isEmpty()) {
            throw new Refused("The daemon would refuse what would be written.", errors);
        }
    }

    /** The disk, but for one file. */
    private record Proposed(DocumentSource disk, Path file, String text) implements DocumentSource {
        @Override
        public Fetched fetch(Path wanted) {
            return wanted.equals(file)
                    ? new Found(real(file), Text.of(text.getBytes(StandardCharsets.UTF_8)))
                    : disk.fetch(wanted);
        }

        @Override
        public Path real(Path path) {
            return disk.real(path);
        }
    }
}
