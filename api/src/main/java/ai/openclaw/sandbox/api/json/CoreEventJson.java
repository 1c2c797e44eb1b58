package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An entry of the timeline as a core Kubernetes {@code Event}, as {@code kubectl get events} and {@code kubectl describe} read it. */
public final class CoreEventJson {

    /** Its group and version. */
    public static final String API_VERSION = "v1";

    /** The namespace of events about what has none. */
    public static final String NAMESPACE = "default";

    private CoreEventJson() {}

    /** Writes an event about a sandbox whose uid is known, or no more. */
    public static void write(JsonGenerator out, Events.Entry entry, Optional<String> uid) throws IOException {
        SandboxEvent event = entry.event();
        Instant at = event.at().truncatedTo(ChronoUnit.SECONDS);
        out.writeStartObject();
        out.writeStringField("apiVersion", API_VERSION);
        out.writeStringField("kind", EventJson.KIND);
        out.writeFieldName("metadata");
        metadata(out, entry);
        out.writeObjectFieldStart("involvedObject");
        out.writeStringField("apiVersion", Json.API_VERSION);
        out.writeStringField("kind", SandboxJson.KIND);
        out.writeStringField("name", event.sandbox().value());
        Json.text(out, "uid", uid);
        out.writeEndObject();
        out.writeStringField("type", severity(event));
        out.writeStringField("reason", event.reason());
        out.writeStringField("action", event.type().word());
        out.writeStringField("message", event.message());
        out.writeObjectFieldStart("source");
        out.writeStringField("component", event.actor());
        out.writeEndObject();
        out.writeStringField("reportingComponent", event.actor());
        out.writeStringField("reportingInstance", "");
        Json.time(out, "firstTimestamp", at);
        Json.time(out, "lastTimestamp", at);
        out.writeNumberField("count", 1);
        out.writeEndObject();
    }

    /** Writes its metadata. */
    public static void metadata(JsonGenerator out, Events.Entry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", EventJson.name(entry));
        out.writeStringField("namespace", NAMESPACE);
        Json.time(out, "creationTimestamp", entry.event().at().truncatedTo(ChronoUnit.SECONDS));
        out.writeStringField("resourceVersion", Long.toString(entry.sequence()));
        out.writeEndObject();
    }

    /** Whether something is to be looked at, in the words of Kubernetes. */
    public static String severity(SandboxEvent event) {
        return switch (event.type()) {
            case DIED, FAILED -> "Warning";
            case CREATED, STARTED, ADOPTED, SETUP_COMPLETED, READY, DRIFTED, REPLACED, REMOVING, REMOVED, REQUESTED ->
                "Normal";
        };
    }
}
