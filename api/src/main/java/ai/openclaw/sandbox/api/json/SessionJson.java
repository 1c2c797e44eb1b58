package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.view.SessionView;
import ai.openclaw.sandbox.model.session.Session;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A session as a resource. */
public final class SessionJson {

    /** Its kind. */
    public static final String KIND = "Session";

    private SessionJson() {}

    /** Writes a session. */
    public static void write(JsonGenerator out, SessionView view) throws IOException {
        Session session = view.session();
        Json.begin(out, KIND);
        out.writeObjectFieldStart("metadata");
        out.writeStringField("name", view.name());
        out.writeEndObject();
        out.writeObjectFieldStart("spec");
        out.writeStringField("key", session.key().value());
        out.writeStringField("agent", session.key().agent().value());
        out.writeEndObject();
        out.writeObjectFieldStart("status");
        out.writeStringField("source", source(session.source()));
        Json.time(out, "updatedAt", session.updatedAt());
        Json.time(out, "heldUntil", session.heldUntil());
        out.writeBooleanField("active", view.active());
        out.writeBooleanField("main", view.main());
        out.writeBooleanField("sandboxed", view.sandbox().isPresent());
        if (view.sandbox().isPresent()) {
            out.writeStringField("sandbox", view.sandbox().get().name());
            Json.text(out, "phase", view.sandbox().get().phase());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String source(Session.Source source) {
        return switch (source) {
            case FILE -> "File";
            case DATABASE -> "Database";
            case API -> "Api";
        };
    }
}
