package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Column;
import ai.openclaw.sandbox.api.json.EventJson;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.port.Events;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The timeline in our own words, as one lists, selects and watches it. */
final class TimelineResource implements EventKind {

    static final String SANDBOX_FIELD = "regarding.name";

    private static final List<Column<Events.Entry>> COLUMNS = List.of(
            LAST_SEEN,
            Column.shown(
                    "Type",
                    "What happened.",
                    (entry, now) -> entry.event().type().word()),
            REASON,
            Column.shown(
                    "Sandbox",
                    "To which sandbox.",
                    (entry, now) -> entry.event().sandbox().value()),
            Column.shown("Actor", "Who did it.", (entry, now) -> entry.event().actor()),
            MESSAGE);

    @Override
    public String apiVersion() {
        return Json.API_VERSION;
    }

    @Override
    public List<Column<Events.Entry>> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> selectable() {
        return List.of("actor", "metadata.name", "reason", SANDBOX_FIELD, "type");
    }

    @Override
    public Map<String, String> fields(Events.Entry entry) {
        return Map.of(
                "actor",
                entry.event().actor(),
                "metadata.name",
                name(entry),
                "reason",
                entry.event().reason(),
                SANDBOX_FIELD,
                entry.event().sandbox().value(),
                "type",
                entry.event().type().word());
    }

    @Override
    public void write(JsonGenerator out, Events.Entry entry, long version) throws IOException {
        EventJson.write(out, entry);
    }

    @Override
    public void writeMetadata(JsonGenerator out, Events.Entry entry, long version) throws IOException {
        EventJson.metadata(out, entry);
    }
}
