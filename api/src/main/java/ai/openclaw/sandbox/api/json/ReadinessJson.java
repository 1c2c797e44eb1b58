package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.view.Readiness;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Readiness with its reasons, for those who may know. */
public final class ReadinessJson {

    private ReadinessJson() {}

    /** Writes it. */
    public static void write(JsonGenerator out, Readiness readiness) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("ready", readiness.ready());
        out.writeObjectFieldStart("engine");
        out.writeStringField(
                "state",
                switch (readiness.engine().state()) {
                    case SYNCING -> "Syncing";
                    case SYNCED -> "Synced";
                    case AWAY -> "Away";
                });
        Json.time(out, "since", readiness.engine().since());
        Json.text(out, "why", readiness.engine().why());
        out.writeEndObject();
        Json.texts(out, "reasons", readiness.reasons());
        out.writeEndObject();
    }
}
