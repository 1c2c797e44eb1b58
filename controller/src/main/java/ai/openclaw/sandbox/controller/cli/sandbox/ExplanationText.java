package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.Problems;
import ai.openclaw.sandbox.controller.cli.Terminal;
import ai.openclaw.sandbox.controller.cli.text.Safe;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.SettingText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An explanation for people. */
final class ExplanationText {

    private static final int VALUE_COLUMNS = 60;

    private final Terminal terminal;
    private final Style style;

    ExplanationText(Terminal terminal) {
        this.terminal = terminal;
        this.style = terminal.style();
    }

    void print(JsonNode explanation) {
        verdict(explanation);
        if (explanation.has("resource")) {
            resource(new SandboxRow(explanation.path("resource")));
        }
        if (!explanation.path("problems").isEmpty()) {
            heading("Problems");
            explanation.path("problems").forEach(problem -> say("  " + Problems.line(problem, style)));
        }
        if (!explanation.path("settings").isEmpty()) {
            heading("Settings");
            settings(explanation.path("settings"));
        }
        if (!explanation.path("tools").isEmpty()) {
            heading("Tools");
            new ToolText(explanation.path("tools")).lines().forEach(line -> field(line.verdict(), line.tools()));
        }
        if (!explanation.path("ignored").isEmpty()) {
            heading("Written, but without effect");
            explanation.path("ignored").forEach(this::ignored);
        }
    }

    private void verdict(JsonNode explanation) {
        boolean sandboxed = explanation.path("sandboxed").asBoolean();
        if (explanation.has("session")) {
            field("Session", explanation.at("/session/key").asText());
        }
        field("Agent", explanation.path("agent").asText());
        say("Sandboxed  " + (sandboxed ? style.good("yes") : style.warning("no")) + ": "
                + Safe.line(explanation.path("why").asText()));
        if (explanation.has("sandbox")) {
            field("Sandbox", explanation.path("sandbox").asText());
        }
    }

    private void resource(SandboxRow row) {
        say("Status     " + style.phase(row.phase()));
        row.json()
                .at("/spec/mounts")
                .forEach(mount -> field(
                        "Mount",
                        mount.path("source").asText() + " -> "
                                + mount.path("target").asText()
                                + (mount.path("readOnly").asBoolean() ? " (read-only)" : "")));
        row.json().at("/status/drift").forEach(this::drift);
        String hot = row.hot(terminal.clock().instant());
        if (!hot.isEmpty()) {
            say("Hot        left alone for another " + hot);
        }
        row.json().at("/status/conditions").forEach(this::condition);
    }

    private void drift(JsonNode field) {
        field("Drift", new DriftField(field.path("path").asText(), text(field, "from"), text(field, "to")).toString());
    }

    private static Optional<String> text(JsonNode field, String name) {
        return Optional.ofNullable(field.path(name).textValue());
    }

    private void condition(JsonNode condition) {
        field(
                "Condition",
                condition.path("type").asText() + "=" + condition.path("status").asText() + " "
                        + condition.path("reason").asText() + ": "
                        + condition.path("message").asText());
    }

    private void settings(JsonNode settings) {
        Table table = new Table("SETTING", "VALUE", "FROM");
        List<String> unset = new ArrayList<>();
        for (JsonNode row : settings) {
            if (!row.hasNonNull("value") && !row.has("writtenAs")) {
                unset.add(row.path("path").asText());
                continue;
            }
            table.row(
                    Cell.of(row.path("path").asText()),
                    Cell.of(
                            SettingText.of(
                                    row.path("path").asText(), row.path("value").asText("-")),
                            VALUE_COLUMNS),
                    Cell.of(origin(row)).dressed(style::faint));
        }
        table.print(terminal.page());
        if (!unset.isEmpty()) {
            say(style.faint("Not set: " + Safe.line(String.join(", ", unset))));
        }
    }

    private static String origin(JsonNode row) {
        return row.has("writtenAs") ? row.path("writtenAs").asText() + " (" + place(row) + ")" : "built in";
    }

    private void ignored(JsonNode row) {
        say("  "
                + Safe.line(row.path("path").asText() + " (" + place(row) + "): "
                        + row.path("reason").asText()));
    }

    private static String place(JsonNode row) {
        return row.path("file").asText() + ":" + row.path("line") + ":" + row.path("column");
    }

    private void heading(String text) {
        say("");
        say(style.strong(text));
    }

    private void field(String name, String value) {
        say(String.format("%-10s ", name) + Safe.line(value));
    }

    private void say(String line) {
        terminal.out().println(line);
    }
}
