package ai.openclaw.sandbox.controller.cli.workspace;

import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A workspace as the API tells of it, in the words of a table.
 *
 * @param json the resource
 */
record WorkspaceRow(JsonNode json) {

    private static final int KEY_COLUMNS = 40;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int STEP = 1024;

    static Table table(List<WorkspaceRow> rows, Instant now) {
        Table table = new Table("NAME", "STATE", "SIZE", "AGE", "UNUSED FOR", "MAY GO IN", "SESSION OR AGENT", "WHY");
        rows.forEach(row -> table.row(
                Cell.of(row.name()),
                Cell.of(row.state()),
                Cell.of(row.size()),
                Cell.of(row.since("/metadata/creationTimestamp", now)),
                Cell.of(row.since("/orphanedSince", now)),
                Cell.of(row.remaining(now)),
                Cell.of(row.json.path("scopeKey").asText(), KEY_COLUMNS),
                Cell.of(row.json.path("reason").asText())));
        return table;
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    boolean due() {
        return state().equals("due");
    }

    private String state() {
        return json.path("state").asText();
    }

    private String size() {
        if (!json.path("bytes").isNumber()) {
            return "large";
        }
        double size = json.path("bytes").asDouble();
        int unit = 0;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    private String since(String pointer, Instant now) {
        return time(pointer).map(at -> Ages.since(at, now)).orElse("-");
    }

    private String remaining(Instant now) {
        return time("/removableFrom").map(at -> Ages.since(now, at)).orElse("-");
    }

    private Optional<Instant> time(String pointer) {
        try {
            return json.at(pointer).isTextual()
                    ? Optional.of(Instant.parse(json.at(pointer).asText()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty(); // of another version of the daemon
        }
    }
}
