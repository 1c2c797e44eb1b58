package ai.openclaw.sandbox.api.ui;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The modules of others, which come as WebJars: what our pages call them, and where they are in their jars. */
final class Vendors {

    /** Where they are below the UI. */
    static final String FOLDER = "vendor/";

    /** What modules import by name, and the file that is. */
    private static final Map<String, String> IMPORTS = new TreeMap<>(Map.ofEntries(
            entry("@codemirror/commands", "codemirror__commands/dist/index.js"),
            entry("@codemirror/language", "codemirror__language/dist/index.js"),
            entry("@codemirror/lint", "codemirror__lint/dist/index.js"),
            entry("@codemirror/state", "codemirror__state/dist/index.js"),
            entry("@codemirror/view", "codemirror__view/dist/index.js"),
            entry("@lezer/common", "lezer__common/dist/index.js"),
            entry("@lezer/highlight", "lezer__highlight/dist/index.js"),
            entry("@lit/reactive-element", "lit__reactive-element/reactive-element.js"),
            entry("@marijn/find-cluster-break", "marijn__find-cluster-break/src/index.js"),
            entry("crelt", "crelt/index.js"),
            entry("diff", "diff/lib/index.es6.js"),
            entry("lit-element", "lit-element/lit-element.js"),
            entry("lit-html", "lit-html/lit-html.js"),
            entry("lit-html/", "lit-html/"),
            entry("style-mod", "style-mod/src/style-mod.js"),
            entry("uplot", "uplot/dist/uPlot.esm.js"),
            entry("w3c-keyname", "w3c-keyname/index.js"),
            entry("xterm", "xterm/lib/xterm.js"),
            entry("xterm-addon-fit", "xterm-addon-fit/lib/xterm-addon-fit.js")));

    private final Map<String, String> versions;

    private Vendors(Map<String, String> versions) {
        this.versions = Map.copyOf(versions);
    }

    /** Looks which versions are on the class path. */
    static Vendors look() {
        return new Vendors(IMPORTS.values().stream()
                .map(Vendors::jar)
                .distinct()
                .collect(Collectors.toMap(jar -> jar, Vendors::version)));
    }

    private static String jar(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    private static String version(String jar) {
        String resource = "/META-INF/maven/org.webjars.npm/" + jar + "/pom.properties";
        Properties properties = new Properties();
        try {
            byte[] bytes = UiFiles.bytes(resource)
                    .orElseThrow(() -> new IllegalStateException("the WebJar " + jar + " is not on the class path"));
            properties.load(new StringReader(new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
        return properties.getProperty("version", "");
    }

    /** The resource behind a path below {@link #FOLDER}; empty when it names none of our WebJars. */
    Optional<String> resource(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String jar = path.substring(0, slash);
        return Optional.ofNullable(versions.get(jar))
                .map(version -> "/META-INF/resources/webjars/" + jar + "/" + version + path.substring(slash));
    }

    /** The path below the UI of what a module imports by name; empty when it is none of ours. */
    static Optional<String> path(String name) {
        Optional<String> whole = Optional.ofNullable(IMPORTS.get(name));
        int slash = name.indexOf('/') + 1;
        return whole.or(() -> Optional.ofNullable(IMPORTS.get(name.substring(0, slash)))
                        .map(folder -> folder + name.substring(slash)))
                .map(FOLDER::concat);
    }

    /** The import map for pages whose files are below {@code base}: a browser looks names up in it. */
    static String importMap(String base) {
        return IMPORTS.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + base + "/" + FOLDER + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }
}
