package ai.openclaw.sandbox.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The Kubernetes {@code Status} object: how a request ended. */
public final class StatusJson {

    private StatusJson() {}

    /** A request that failed. */
    public static void failure(JsonGenerator out, int code, String reason, String message, Map<String, String> details)
            throws IOException {
        begin(out, "Failure", message);
        out.writeStringField("reason", reason);
        end(out, code, details);
    }

    /** A request that was done or taken on. */
    public static void success(JsonGenerator out, int code, String message, Map<String, String> details)
            throws IOException {
        begin(out, "Success", message);
        end(out, code, details);
    }

    /** A request whose content is wrong, and what else is to be said of that. */
    static void invalid(JsonGenerator out, String message, Json.Content more) throws IOException {
        begin(out, "Failure", message);
        out.writeStringField("reason", "Invalid");
        more.write(out);
        end(out, 422, Map.of());
    }

    private static void begin(JsonGenerator out, String status, String message) throws IOException {
        out.writeStartObject();
        out.writeStringField("apiVersion", "v1");
        out.writeStringField("kind", "Status");
        out.writeObjectFieldStart("metadata");
        out.writeEndObject();
        out.writeStringField("status", status);
        out.writeStringField("message", message);
    }

    private static void end(JsonGenerator out, int code, Map<String, String> details) throws IOException {
        if (!details.isEmpty()) {
            out.writeObjectFieldStart("details");
            for (Map.Entry<String, String> detail : new TreeMap<>(details).entrySet()) {
                out.writeStringField(detail.getKey(), detail.getValue());
            }
            out.writeEndObject();
        }
        out.writeNumberField("code", code);
        out.writeEndObject();
    }
}
