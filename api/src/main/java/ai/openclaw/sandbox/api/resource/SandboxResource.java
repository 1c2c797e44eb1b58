package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Column;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.json.Age;
import ai.openclaw.sandbox.api.json.Json;
import ai.openclaw.sandbox.api.json.SandboxJson;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sandboxes as one lists, selects and watches them. */
final class SandboxResource implements Kind<Sandbox> {

    static final String PLURAL = "sandboxes";

    private static final String NONE = "<none>";

    private static final List<Column<Sandbox>> COLUMNS = List.of(
            Column.named((sandbox, now) -> sandbox.identity().name().value()),
            Column.shown(
                    "Phase",
                    "Where it is in its life.",
                    (sandbox, now) -> sandbox.status().phase().word()),
            Column.shown("Ready", "Whether tools can run in it.", (sandbox, now) -> ready(sandbox)),
            Column.shown(
                    "Agent",
                    "Whose it is.",
                    (sandbox, now) -> sandbox.identity().agent().value()),
            Column.shown(
                    "Sessions",
                    "How many active sessions it serves.",
                    (sandbox, now) ->
                            Integer.toString(sandbox.status().sessions().size())),
            Column.shown(
                    "Idle",
                    "How long ago it was last used.",
                    (sandbox, now) -> since(sandbox.status().times().lastUsedAt(), now)),
            Column.shown(
                    "Age", "How long ago it was first known.", (sandbox, now) -> Age.between(sandbox.createdAt(), now)),
            Column.wide(
                    "Scope",
                    "What shares it.",
                    (sandbox, now) -> sandbox.identity().scope().word()),
            Column.wide(
                    "Scope Key",
                    "Which session, agent or all it is of.",
                    (sandbox, now) -> sandbox.identity().scopeKey().value()),
            Column.wide("Image", "The image it should have.", (sandbox, now) -> image(sandbox)),
            Column.wide(
                    "Drift", "In which fields it differs from its configuration.", (sandbox, now) -> drift(sandbox)),
            Column.wide("Hot", "How long it is left alone because it was used.", (sandbox, now) -> hot(sandbox, now)));

    @Override
    public String apiVersion() {
        return Json.API_VERSION;
    }

    @Override
    public String word() {
        return SandboxJson.KIND;
    }

    @Override
    public String plural() {
        return PLURAL;
    }

    @Override
    public List<Column<Sandbox>> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> selectable() {
        return List.of(
                "metadata.name",
                "metadata.uid",
                "spec.agent",
                "spec.image",
                "spec.kind",
                "spec.scope",
                "spec.scopeKey",
                "status.phase");
    }

    @Override
    public String name(Sandbox sandbox) {
        return sandbox.identity().name().value();
    }

    @Override
    public Map<String, String> labels(Sandbox sandbox) {
        return SandboxJson.labels(sandbox.identity());
    }

    @Override
    public Map<String, String> fields(Sandbox sandbox) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "metadata.name", name(sandbox),
                "metadata.uid", sandbox.uid(),
                "spec.agent", sandbox.identity().agent().value(),
                "spec.kind", sandbox.identity().kind().word(),
                "spec.scope", sandbox.identity().scope().word(),
                "spec.scopeKey", sandbox.identity().scopeKey().value(),
                "status.phase", sandbox.status().phase().word()));
        sandbox.desired()
                .ifPresent(spec ->
                        fields.put("spec.image", spec.container().program().image()));
        return fields;
    }

    @Override
    public void write(JsonGenerator out, Sandbox sandbox, long version) throws IOException {
        SandboxJson.write(out, sandbox, version);
    }

    @Override
    public void writeMetadata(JsonGenerator out, Sandbox sandbox, long version) throws IOException {
        SandboxJson.metadata(out, sandbox, version);
    }

    private static String ready(Sandbox sandbox) {
        return sandbox.status()
                .condition(ConditionType.READY)
                .map(Condition::status)
                .map(Condition.Status::word)
                .orElse(Condition.Status.UNKNOWN.word());
    }

    private static String since(Optional<Instant> moment, Instant now) {
        return moment.map(at -> Age.between(at, now)).orElse(NONE);
    }

    private static String image(Sandbox sandbox) {
        return sandbox.desired().map(spec -> spec.container().program().image()).orElse(NONE);
    }

    private static String drift(Sandbox sandbox) {
        return sandbox.status().drift().isEmpty()
                ? NONE
                : sandbox.status().drift().stream().map(DriftField::path).collect(Collectors.joining(","));
    }

    private static String hot(Sandbox sandbox, Instant now) {
        return sandbox.status()
                .times()
                .hotUntil()
                .filter(now::isBefore)
                .map(until -> Age.between(now, until))
                .orElse(NONE);
    }
}
