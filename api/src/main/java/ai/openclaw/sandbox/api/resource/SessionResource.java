package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Column;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.json.Age;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.SessionJson;
import ai.openclaw.sandbox.api.view.SessionView;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sessions as one lists, selects and watches them. */
final class SessionResource implements Kind<SessionView> {

    static final String PLURAL = "sessions";

    private static final String NONE = "<none>";

    private static final List<Column<SessionView>> COLUMNS = List.of(
            Column.named((view, now) -> view.name()),
            Column.shown(
                    "Agent",
                    "Whose it is.",
                    (view, now) -> view.session().key().agent().value()),
            Column.shown("Active", "Whether it counts as active.", (view, now) -> Boolean.toString(view.active())),
            Column.shown(
                    "Sandbox",
                    "The sandbox it uses.",
                    (view, now) ->
                            view.sandbox().map(SessionView.Placement::name).orElse(NONE)),
            Column.shown(
                    "Phase",
                    "Where that sandbox is in its life.",
                    (view, now) ->
                            view.sandbox().flatMap(SessionView.Placement::phase).orElse(NONE)),
            Column.shown(
                    "Updated",
                    "How long ago it was last used.",
                    (view, now) -> Age.between(view.session().updatedAt(), now)),
            Column.wide(
                    "Key",
                    "What it is called by.",
                    (view, now) -> view.session().key().value()),
            Column.wide(
                    "Source",
                    "Where it was begun.",
                    (view, now) -> SessionJson.source(view.session().source())),
            Column.wide("Held", "How long it is still held open.", SessionResource::held));

    @Override
    public String apiVersion() {
        return Json.API_VERSION;
    }

    @Override
    public String word() {
        return SessionJson.KIND;
    }

    @Override
    public String plural() {
        return PLURAL;
    }

    @Override
    public List<Column<SessionView>> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> selectable() {
        return List.of(
                "metadata.name",
                "spec.agent",
                "spec.key",
                "status.active",
                "status.phase",
                "status.sandbox",
                "status.source");
    }

    @Override
    public String name(SessionView view) {
        return view.name();
    }

    @Override
    public Map<String, String> labels(SessionView view) {
        return SessionJson.labels(view);
    }

    @Override
    public Map<String, String> fields(SessionView view) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "metadata.name", view.name(),
                "spec.agent", view.session().key().agent().value(),
                "spec.key", view.session().key().value(),
                "status.active", Boolean.toString(view.active()),
                "status.source", SessionJson.source(view.session().source())));
        view.sandbox().ifPresent(sandbox -> {
            fields.put("status.sandbox", sandbox.name());
            sandbox.phase().ifPresent(phase -> fields.put("status.phase", phase));
        });
        return fields;
    }

    @Override
    public void write(JsonGenerator out, SessionView view, long version) throws IOException {
        SessionJson.write(out, view, version);
    }

    @Override
    public void writeMetadata(JsonGenerator out, SessionView view, long version) throws IOException {
        SessionJson.metadata(out, view, version);
    }

    private static String held(SessionView view, Instant now) {
        return view.session()
                .heldUntil()
                .filter(now::isBefore)
                .map(until -> Age.between(now, until))
                .orElse(NONE);
    }
}
