package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.Batch;
import ai.openclaw.sandbox.controller.cli.text.Ages;
import ai.openclaw.sandbox.controller.cli.text.Style;
import ai.openclaw.sandbox.controller.cli.text.Table;
import ai.openclaw.sandbox.controller.cli.text.Table.Cell;
import ai.openclaw.sandbox.controller.cli.text.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sandbox as the API tells of it, in the words of a table.
 *
 * @param json the resource
 */
record SandboxRow(JsonNode json) {

    private static final Set<String> IMAGE_FIELDS = Set.of("image", "imageId");
    private static final int FIELDS_SHOWN = 3;
    private static final int SESSION_COLUMNS = 60;

    /** How sandboxes are spoken of when something is done to them. */
    static Batch.Things<SandboxRow> things(Style style) {
        return new Batch.Things<>(
                "sandbox",
                "sandboxes",
                "openclaw sandbox list",
                SandboxRow::name,
                (rows, now) -> table(rows, now, style));
    }

    private static Table table(List<SandboxRow> rows, Instant now, Style style) {
        Table table = new Table("NAME", "STATUS", "IDLE", "SESSION");
        rows.forEach(row -> table.row(
                Cell.of(row.name()),
                Cell.of(row.phase()).dressed(style::phase),
                Cell.of(row.idle(now)),
                Cell.of(row.serves(), SESSION_COLUMNS)));
        return table;
    }

    static List<SandboxRow> all(JsonNode list) {
        List<SandboxRow> rows = new ArrayList<>();
        list.path("items").forEach(item -> rows.add(new SandboxRow(item)));
        return rows;
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    String phase() {
        return json.at("/status/phase").asText();
    }

    boolean browser() {
        return json.at("/spec/kind").asText().equals("browser");
    }

    String agent() {
        return json.at("/spec/agent").asText();
    }

    String scope() {
        return json.at("/spec/scope").asText();
    }

    String scopeKey() {
        return json.at("/spec/scopeKey").asText();
    }

    boolean hasContainer() {
        return json.path("status").has("containerId");
    }

    List<String> sessions() {
        List<String> sessions = new ArrayList<>();
        json.at("/status/sessions").forEach(session -> sessions.add(session.asText()));
        return sessions;
    }

    /** The session it serves, or what it serves when none is active. */
    String serves() {
        List<String> sessions = sessions();
        return switch (sessions.size()) {
            case 0 -> scopeKey();
            case 1 -> sessions.getFirst();
            default -> sessions.getFirst() + " (+" + (sessions.size() - 1) + ")";
        };
    }

    /** Its image, and whether its container was made from another. */
    String image() {
        String image = json.at("/spec/image").asText("-");
        return driftPaths().stream().anyMatch(IMAGE_FIELDS::contains) ? image + " (changed)" : image;
    }

    String age(Instant now) {
        return Times.at(json, "/metadata/creationTimestamp")
                .map(at -> Ages.since(at, now))
                .orElse("-");
    }

    String idle(Instant now) {
        return Times.at(json, "/status/lastUsedAt")
                .map(at -> Ages.since(at, now))
                .orElse("-");
    }

    /** What differs, in short. */
    String drift() {
        List<String> paths = driftPaths();
        String shown = paths.stream().limit(FIELDS_SHOWN).collect(Collectors.joining(","));
        return paths.size() > FIELDS_SHOWN ? shown + ",…" : shown;
    }

    /** For how long it is still left alone. */
    String hot(Instant now) {
        return hotFor(now).map(Ages::span).orElse("");
    }

    Optional<Duration> hotFor(Instant now) {
        return Times.at(json, "/status/hotUntil").filter(now::isBefore).map(until -> Duration.between(now, until));
    }

    private List<String> driftPaths() {
        List<String> paths = new ArrayList<>();
        json.at("/status/drift").forEach(field -> paths.add(field.path("path").asText()));
        return paths;
    }
}
