package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** An entry of the timeline as a resource. Its place in the timeline is its version. */
public final class EventJson {

    /** Its kind. */
    public static final String KIND = "Event";

    private EventJson() {}

    /** Writes an event. */
    public static void write(JsonGenerator out, Events.Entry entry) throws IOException {
        SandboxEvent event = entry.event();
        Json.begin(out, KIND);
        out.writeFieldName("metadata");
        metadata(out, entry);
        Json.time(out, "eventTime", event.at());
        out.writeObjectFieldStart("regarding");
        out.writeStringField("apiVersion", Json.API_VERSION);
        out.writeStringField("kind", SandboxJson.KIND);
        out.writeStringField("name", event.sandbox().value());
        out.writeEndObject();
        out.writeStringField("type", event.type().word());
        out.writeStringField("reason", event.reason());
        out.writeStringField("actor", event.actor());
        out.writeStringField("message", event.message());
        out.writeEndObject();
    }

    /** Writes its metadata. */
    public static void metadata(JsonGenerator out, Events.Entry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", name(entry));
        Json.time(out, "creationTimestamp", entry.event().at().truncatedTo(ChronoUnit.SECONDS));
        out.writeStringField("resourceVersion", Long.toString(entry.sequence()));
        out.writeEndObject();
    }

    /** Its name. */
    public static String name(Events.Entry entry) {
        return entry.event().sandbox().value() + "." + entry.sequence();
    }
}
