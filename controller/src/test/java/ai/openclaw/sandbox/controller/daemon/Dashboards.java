package ai.openclaw.sandbox.controller.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is shipped for those who watch the daemon: a dashboard of Grafana and alerts of Prometheus. */
final class Dashboards {

    private static final Pattern METRIC = Pattern.compile("\\b(?:openclaw|jvm)_[a-z_]+");
    private static final int LEAST = 7;

    private Dashboards() {}

    /** The metrics that they name. The dashboard is read as JSON, since a broken one would only show where it is loaded. */
    static Set<String> metrics() throws IOException {
        Path deploy = Path.of("..", "deploy");
        JsonNode dashboard =
                new JsonMapper().readTree(Files.readString(deploy.resolve("grafana/openclaw-sandbox-controller.json")));
        StringBuilder queries = new StringBuilder();
        dashboard
                .path("panels")
                .findValuesAsText("expr")
                .forEach(it -> queries.append(it).append('\n'));
        Files.readAllLines(deploy.resolve("prometheus/rules.yml")).stream()
                .filter(line -> line.strip().startsWith("expr:"))
                .forEach(it -> queries.append(it).append('\n'));
        Set<String> names = new TreeSet<>();
        METRIC.matcher(queries).results().forEach(found -> names.add(found.group()));
        if (names.size() < LEAST) {
            throw new AssertionError("only " + names + " were found in " + deploy);
        }
        return names;
    }
}
