package ai.openclaw.sandbox.controller.cli.sandbox;

import ai.openclaw.sandbox.controller.cli.text.Ages;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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
        return time("/metadata/creationTimestamp")
                .map(at -> Ages.since(at, now))
                .orElse("-");
    }

    String idle(Instant now) {
        return time("/status/lastUsedAt").map(at -> Ages.since(at, now)).orElse("-");
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
        return time("/status/hotUntil").filter(now::isBefore).map(until -> Duration.between(now, until));
    }

    private List<String> driftPaths() {
        List<String> paths = new ArrayList<>();
        json.at("/status/drift").forEach(field -> paths.add(field.path("path").asText()));
        return paths;
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
