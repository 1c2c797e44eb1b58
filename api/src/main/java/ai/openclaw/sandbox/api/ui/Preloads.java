package ai.openclaw.sandbox.api.ui;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which modules a page will need, found by reading their imports: a browser that is told asks for all of them at once, not for each when it has read the
 * one before.
 */
final class Preloads {

    private static final List<String> BEGINNINGS = List.of("app/main.js", "pages/overview.js");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|export)\\b[^;'\"(]*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);

    private final UiFiles files;
    private final Set<String> paths = new LinkedHashSet<>();

    private Preloads(UiFiles files) {
        this.files = files;
    }

    /** The elements that tell a browser, for pages whose files are below {@code base}. */
    static String links(UiFiles files, String base) {
        Preloads preloads = new Preloads(files);
        BEGINNINGS.forEach(preloads::add);
        return preloads.paths.stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + base + "/" + path + "\">")
                .collect(Collectors.joining("\n  "));
    }

    private void add(String path) {
        if (!paths.add(path)) {
            return;
        }
        files.find(path)
                .ifPresent(file -> IMPORT.matcher(file.plain().toString(StandardCharsets.UTF_8))
                        .results()
                        .map(found -> found.group(1))
                        .map(wanted -> resolve(path, wanted))
                        .flatMap(Optional::stream)
                        .forEach(this::add));
    }

    private static Optional<String> resolve(String from, String wanted) {
        return wanted.startsWith(".")
                ? Optional.of(URI.create("/" + from).resolve(wanted).getPath().substring(1))
                : Vendors.path(wanted);
    }
}
