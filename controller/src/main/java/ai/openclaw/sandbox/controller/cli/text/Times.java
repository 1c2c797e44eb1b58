package ai.openclaw.sandbox.controller.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as the API tells them. */
public final class Times {

    private Times() {}

    /** The moment at a JSON pointer; empty when nothing is said there, or nothing that this version understands. */
    public static Optional<Instant> at(JsonNode json, String pointer) {
        JsonNode node = json.at(pointer);
        try {
            return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
