package ai.openclaw.sandbox.controller.cli.workspace;

import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import ai.openclaw.sandbox.controller.cli.text.Times;
import ai.openclaw.sandbox.controller.files.text.ByteSize;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A workspace as the API tells of it, in the words of a table.
 *
 * @param json the resource
 */
record WorkspaceRow(JsonNode json) {

    private static final int KEY_COLUMNS = 40;

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
        return ByteSize.brief(json.path("bytes").asLong());
    }

    private String since(String pointer, Instant now) {
        return Times.at(json, pointer).map(at -> Ages.since(at, now)).orElse("-");
    }

    private String remaining(Instant now) {
        return Times.at(json, "/removableFrom").map(at -> Ages.since(now, at)).orElse("-");
    }
}
