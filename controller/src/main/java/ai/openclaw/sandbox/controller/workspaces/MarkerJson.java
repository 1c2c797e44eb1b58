package ai.openclaw.sandbox.controller.workspaces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The JSON of a marker. Names here are on disks: they may be added to, never changed. */
final class MarkerJson {

    private final JsonMapper mapper = new JsonMapper();

    String write(Marker marker) {
        ObjectNode json = mapper.createObjectNode()
                .put("instance", marker.instance())
                .put("scopeKey", marker.scopeKey())
                .put("agent", marker.agent())
                .put("origin", marker.origin().name())
                .put("createdAtMs", marker.createdAtMs())
                .put("seeding", marker.seeding().name());
        marker.skills().ifPresent(digest -> json.put("skills", digest));
        marker.orphanedAtMs().ifPresent(at -> json.put("orphanedAtMs", at));
        return json.toPrettyString() + "\n";
    }

    /** The marker a text is; empty when it is none, and then the directory counts as not made by us. */
    Optional<Marker> read(String text) {
        try {
            JsonNode json = mapper.readTree(text);
            return Optional.of(new Marker(
                    json.path("instance").asText(),
                    json.path("scopeKey").asText(),
                    json.path("agent").asText(),
                    Marker.Origin.valueOf(json.path("origin").asText()),
                    json.path("createdAtMs").asLong(),
                    Marker.Seeding.valueOf(json.path("seeding").asText()),
                    Optional.of(json.path("skills").asText()).filter(digest -> !digest.isEmpty()),
                    Optional.of(json.path("orphanedAtMs").asLong()).filter(at -> at > 0)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
