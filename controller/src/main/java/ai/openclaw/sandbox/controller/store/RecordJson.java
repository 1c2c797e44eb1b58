package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Begun;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Failed;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.NotRun;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Setup;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord.Succeeded;
import ai.openclaw.sandbox.reconciler.store.Intent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.TreeMap;

/** The JSON of columns that hold more than one value. Words here are on disks: they may be added to, never changed. */
final class RecordJson {

    private static final String STATE = "state";
    private static final String OUTPUT = "output";
    private static final String EXIT_CODE = "exitCode";

    private final JsonMapper mapper = JsonMapper.builder().build();

    String fields(SpecFields fields) {
        ObjectNode json = mapper.createObjectNode();
        fields.values().forEach(json::put);
        return json.toString();
    }

    SpecFields fields(String text) throws UnreadableException {
        TreeMap<String, String> values = new TreeMap<>();
        for (var property : parse(text).properties()) {
            values.put(property.getKey(), property.getValue().asText());
        }
        return new SpecFields(values);
    }

    String setup(Setup setup) {
        ObjectNode json = mapper.createObjectNode();
        switch (setup) {
            case NotRun() -> json.put(STATE, "notRun");
            case Begun() -> json.put(STATE, "begun");
            case Succeeded succeeded -> json.put(STATE, "succeeded").put(OUTPUT, succeeded.output());
            case Failed failed ->
                json.put(STATE, "failed").put(EXIT_CODE, failed.exitCode()).put(OUTPUT, failed.output());
        }
        return json.toString();
    }

    Setup setup(String text) throws UnreadableException {
        JsonNode json = parse(text);
        String state = text(json, STATE);
        return switch (state) {
            case "notRun" -> new NotRun();
            case "begun" -> new Begun();
            case "succeeded" -> new Succeeded(text(json, OUTPUT));
            case "failed" -> new Failed(json.path(EXIT_CODE).asInt(), text(json, OUTPUT));
            default -> throw new UnreadableException("unknown set-up state " + state);
        };
    }

    String intent(Intent intent) {
        return mapper.createObjectNode()
                .put("wish", intent.wish().name())
                .put("force", intent.force().name())
                .put("actor", intent.actor())
                .put("reason", intent.reason())
                .put("atMs", intent.at().toEpochMilli())
                .put("containerId", intent.containerId())
                .toString();
    }

    Intent intent(String text) throws UnreadableException {
        JsonNode json = parse(text);
        try {
            return new Intent(
                    Intent.Wish.valueOf(text(json, "wish")),
                    Intent.Force.valueOf(text(json, "force")),
                    text(json, "actor"),
                    text(json, "reason"),
                    Instant.ofEpochMilli(json.path("atMs").asLong()),
                    text(json, "containerId"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("unknown word in a request: " + e.getMessage());
        }
    }

    private JsonNode parse(String text) throws UnreadableException {
        try {
            JsonNode json = mapper.readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableException(e.getOriginalMessage());
        }
        throw new UnreadableException("not a JSON object");
    }

    private static String text(JsonNode json, String name) throws UnreadableException {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new UnreadableException(name + " is missing");
        }
        return value.asText();
    }

    /** A column holds something this program cannot read. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
