package ai.openclaw.sandbox.controller.cli;

import ai.openclaw.sandbox.controller.cli.client.ConnectionOptions;
import ai.openclaw.sandbox.controller.cli.client.DaemonClient;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code openclaw status}: everything at a glance. */
@Command(name = "status", description = "Show daemon, engine, configuration, sandboxes and sessions at a glance.")
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DaemonClient daemon = connection.connect(terminal);
        JsonNode health = daemon.readiness();
        JsonNode version = daemon.getRoot("/version");
        JsonNode config = daemon.get("config");
        JsonNode sandboxes = daemon.get("sandboxes").path("items");
        JsonNode sessions = daemon.get("sessions").path("items");
        if (output.json()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.set("health", health);
            all.set("version", version);
            all.set("config", config);
            all.set("sandboxesByPhase", JsonNodeFactory.instance.objectNode().setAll(counts(sandboxes)));
            all.put("sessions", sessions.size()).put("activeSessions", active(sessions));
            OutputOptions.print(terminal, all);
        } else {
            daemon(health, version);
            configuration(config);
            line("Sandboxes", count(sandboxes));
            line("Sessions", sessions.size() + " known, " + active(sessions) + " active");
        }
        return (health.path("ready").asBoolean() ? ExitCode.OK : ExitCode.FAILURE).number();
    }

    private void daemon(JsonNode health, JsonNode version) {
        Style style = terminal.style();
        boolean ready = health.path("ready").asBoolean();
        String up = Ages.since(
                Instant.parse(version.path("startedAt").asText()),
                terminal.clock().instant());
        line(
                "Daemon",
                (ready ? style.good("ready") : style.bad("not ready")) + ", "
                        + Safe.line(version.path("gitVersion").asText()) + ", up " + up);
        health.path("reasons").forEach(reason -> line("", Safe.line(reason.asText())));
        JsonNode engine = health.path("engine");
        String state = engine.path("state").asText();
        String since = Ages.since(
                Instant.parse(engine.path("since").asText()), terminal.clock().instant());
        line(
                "Engine",
                switch (state) {
                    case "Synced" -> style.good("reached") + " for " + since;
                    case "Away" -> style.bad("away") + " for " + since;
                    default -> style.warning("being looked at");
                });
    }

    private void configuration(JsonNode config) {
        Style style = terminal.style();
        String file = Safe.line(config.path("file").asText());
        String state = switch (config.path("state").asText()) {
            case "Current" -> config.has("hash") ? style.good("in force") : "no such file, the defaults are in force";
            case "PartlyCurrent" -> style.warning("in force, but for some agents");
            case "LastGood" -> style.bad("refused, what it said before is in force");
            default -> style.bad("refused, nothing is in force");
        };
        line("Config", file + " (" + state + ")");
        config.path("problems").forEach(problem -> line("", Problems.line(problem, style)));
    }

    private static Map<String, JsonNode> counts(JsonNode sandboxes) {
        Map<String, JsonNode> counts = new TreeMap<>();
        sandboxes.forEach(sandbox -> counts.merge(
                sandbox.at("/status/phase").asText(),
                JsonNodeFactory.instance.numberNode(1),
                (a, b) -> JsonNodeFactory.instance.numberNode(a.asInt() + b.asInt())));
        return counts;
    }

    private String count(JsonNode sandboxes) {
        String phases = counts(sandboxes).entrySet().stream()
                .map(entry -> entry.getValue() + " " + terminal.style().phase(entry.getKey()))
                .collect(Collectors.joining(", "));
        return sandboxes.size() + (phases.isEmpty() ? "" : " (" + phases + ")");
    }

    private static int active(JsonNode sessions) {
        int active = 0;
        for (JsonNode session : sessions) {
            active += session.at("/status/active").asBoolean() ? 1 : 0;
        }
        return active;
    }

    private void line(String what, String text) {
        terminal.out().printf("%-11s%s%n", what, text);
    }
}
