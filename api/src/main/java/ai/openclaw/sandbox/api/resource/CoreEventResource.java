package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Column;
import ai.openclaw.sandbox.api.json.CoreEventJson;
import ai.openclaw.sandbox.api.json.EventJson;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.SandboxJson;
import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The timeline as Kubernetes programs know events. */
final class CoreEventResource implements EventKind {

    static final String SANDBOX_FIELD = "involvedObject.name";

    private static final List<Column<Events.Entry>> COLUMNS = List.of(
            LAST_SEEN,
            Column.shown(
                    "Type",
                    "Normal, or Warning where something is to be looked at.",
                    (entry, now) -> CoreEventJson.severity(entry.event())),
            REASON,
            Column.shown(
                    "Object",
                    "To what it happened.",
                    (entry, now) -> SandboxJson.KIND.toLowerCase(Locale.ROOT) + "/"
                            + entry.event().sandbox().value()),
            Column.wide("Source", "Who did it.", (entry, now) -> entry.event().actor()),
            Column.wide(
                    "Action",
                    "What happened.",
                    (entry, now) -> entry.event().type().word()),
            MESSAGE,
            Column.wide("Name", "The name of the event.", (entry, now) -> EventJson.name(entry)));

    private final StatusBoard board;

    CoreEventResource(StatusBoard board) {
        this.board = board;
    }

    @Override
    public String apiVersion() {
        return CoreEventJson.API_VERSION;
    }

    @Override
    public List<Column<Events.Entry>> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> selectable() {
        return List.of(
                "action",
                "involvedObject.apiVersion",
                "involvedObject.fieldPath",
                "involvedObject.kind",
                SANDBOX_FIELD,
                "involvedObject.namespace",
                "involvedObject.resourceVersion",
                "involvedObject.uid",
                "metadata.name",
                "metadata.namespace",
                "reason",
                "reportingComponent",
                "source",
                "type");
    }

    @Override
    public Map<String, String> fields(Events.Entry entry) {
        SandboxEvent event = entry.event();
        Map<String, String> fields = new HashMap<>(Map.of(
                "action",
                event.type().word(),
                "involvedObject.apiVersion",
                Json.API_VERSION,
                "involvedObject.kind",
                SandboxJson.KIND,
                SANDBOX_FIELD,
                event.sandbox().value(),
                "metadata.name",
                name(entry),
                "metadata.namespace",
                CoreEventJson.NAMESPACE,
                "reason",
                event.reason(),
                "reportingComponent",
                event.actor(),
                "source",
                event.actor(),
                "type",
                CoreEventJson.severity(event)));
        uid(event).ifPresent(uid -> fields.put("involvedObject.uid", uid));
        return fields;
    }

    @Override
    public void write(JsonGenerator out, Events.Entry entry, long version) throws IOException {
        CoreEventJson.write(out, entry, uid(entry.event()));
    }

    @Override
    public void writeMetadata(JsonGenerator out, Events.Entry entry, long version) throws IOException {
        CoreEventJson.metadata(out, entry);
    }

    /** That of the sandbox there is now, if it was there then; the timeline itself knows sandboxes by name. */
    private Optional<String> uid(SandboxEvent event) {
        return board.get(event.sandbox())
                .filter(sandbox -> !event.at().isBefore(sandbox.createdAt().truncatedTo(ChronoUnit.SECONDS)))
                .map(Sandbox::uid);
    }
}
