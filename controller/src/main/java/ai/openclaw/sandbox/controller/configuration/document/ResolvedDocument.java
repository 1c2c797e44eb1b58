package ai.openclaw.sandbox.controller.configuration.document;

import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Found;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Missing;
import ai.openclaw.sandbox.controller.configuration.document.DocumentSource.Unreadable;
import ai.openclaw.sandbox.model.config.ConfigNode;
import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigPath;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document with includes and variables resolved. A missing file is an empty document.
 *
 * @param root its tree; empty when something is wrong with it
 * @param variables the environment with the document's own {@code env} block
 * @param problems what is wrong
 * @param documents what was read
 * @param touched every path that mattered, also those where no file was
 */
public record ResolvedDocument(
        Optional<ConfigNode> root,
        Map<String, String> variables,
        List<ConfigProblem> problems,
        Snapshot documents,
        Set<Path> touched) {

    public ResolvedDocument {
        variables = Map.copyOf(variables);
        problems = List.copyOf(problems);
        touched = Set.copyOf(touched);
    }

    /** Reads the document {@code main} and what it includes. */
    public static ResolvedDocument read(DocumentSource disk, Path main, Map<String, String> environment) {
        RecordingSource source = new RecordingSource(disk);
        IncludeResolver includes = new IncludeResolver(source, main);
        Location start = new Location(main.toString(), 1, 1);
        Optional<ConfigProblem> unreadable = Optional.empty();
        Optional<ConfigNode> merged = Optional.empty();
        switch (source.fetch(main)) {
            case Found found -> merged = includes.resolve(main, found.text());
            case Missing() -> merged = Optional.of(new ObjectNode(start, Map.of()));
            case Unreadable(String reason) ->
                unreadable =
                        Optional.of(ConfigProblem.error(start, ConfigPath.ROOT, "The file cannot be read.", reason));
        }
        Map<String, String> variables =
                merged.map(tree -> EnvironmentBlock.over(environment, tree)).orElse(environment);
        return new ResolvedDocument(
                merged.map(tree -> Variables.substitute(tree, variables)),
                variables,
                unreadable.map(List::of).orElseGet(includes::problems),
                source.snapshot(main),
                source.touched());
    }

    /** Hides the variables, which hold secrets. */
    @Override
    public String toString() {
        return "ResolvedDocument[problems=" + problems + ", touched=" + touched + "]";
    }
}
