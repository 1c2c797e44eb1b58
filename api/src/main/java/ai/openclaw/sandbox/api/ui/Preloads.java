package ai.openclaw.sandbox.api.ui;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which modules will be needed, found by reading their imports: a browser that is told asks for all of them at once, not for each when it has read the one
 * before. The frame and its modules are needed always, those of a page where the address names that page.
 */
final class Preloads {

    private static final String FRAME = "app/main.js";
    private static final String ROUTES = "app/routes.js";
    private static final Pattern ROUTE = Pattern.compile("path: '([^']*)'.*? import\\('\\.\\./(pages/[^']+)'\\)");
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|;)\\s*(?:import|export)\\b[^;'\"(]*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);

    private final UiFiles files;
    private final Map<String, List<String>> imports = new HashMap<>();
    private final Set<String> frame = new LinkedHashSet<>();
    private final Map<String, Set<String>> pages = new TreeMap<>();

    /** Reads the beginnings of all modules. */
    Preloads(UiFiles files) {
        this.files = files;
        add(frame, FRAME);
        routes().forEach((path, page) -> {
            Set<String> all = new LinkedHashSet<>();
            add(all, page);
            all.removeAll(frame);
            pages.put(path, all);
        });
    }

    /** The elements that tell a browser of the frame's modules, where the files of the UI are below {@code base}. */
    String links(String base) {
        return frame.stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + base + "/" + path + "\">")
                .collect(Collectors.joining("\n  "));
    }

    /** What each page needs beside them, as a JSON object from the path of its route to the paths of its modules below the UI. */
    String pages() {
        return pages.entrySet().stream()
                .map(page -> quoted(page.getKey()) + ":"
                        + page.getValue().stream().map(Preloads::quoted).collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String path) {
        return "\"" + path + "\"";
    }

    private Map<String, String> routes() {
        Map<String, String> routes = new LinkedHashMap<>();
        ROUTE.matcher(files.beginning(ROUTES).orElseThrow())
                .results()
                .forEach(route -> routes.put(route.group(1), route.group(2)));
        return routes;
    }

    private void add(Set<String> paths, String path) {
        if (!paths.add(path)) {
            return;
        }
        List<String> known = imports.get(path);
        if (known == null) {
            known = imports(path);
            imports.put(path, known); // most modules are wanted by many
        }
        known.forEach(wanted -> add(paths, wanted));
    }

    private List<String> imports(String path) {
        return files.beginning(path).stream()
                .flatMap(text -> IMPORT.matcher(text).results())
                .flatMap(found -> resolve(path, found.group(1)).stream())
                .toList();
    }

    private static Optional<String> resolve(String from, String wanted) {
        return wanted.startsWith(".")
                ? Optional.of(URI.create("/" + from).resolve(wanted).getPath().substring(1))
                : Vendors.path(wanted);
    }
}
