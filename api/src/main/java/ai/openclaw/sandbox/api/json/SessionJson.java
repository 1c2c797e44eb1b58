package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.view.SessionView;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.session.Session;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A session as a resource. */
public final class SessionJson {

    /** Its kind. */
    public static final String KIND = "Session";

    private SessionJson() {}

    /** Writes a session as of a version. */
    public static void write(JsonGenerator out, SessionView view, long version) throws IOException {
        Session session = view.session();
        Json.begin(out, KIND);
        out.writeFieldName("metadata");
        metadata(out, view, version);
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

    /** Writes its metadata. */
    public static void metadata(JsonGenerator out, SessionView view, long version) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", view.name());
        out.writeStringField("uid", uid(view));
        Json.texts(out, "labels", labels(view));
        out.writeStringField("resourceVersion", Long.toString(version));
        out.writeEndObject();
    }

    /** Those whose values are fit for selectors; a session key is not, it may hold anything. */
    public static Map<String, String> labels(SessionView view) {
        return Map.of(SandboxLabels.AGENT, view.session().key().agent().value());
    }

    /** A session that is closed and opened again is the same session: its key is all it is. */
    private static String uid(SessionView view) {
        return UUID.nameUUIDFromBytes(view.session().key().value().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The word for where a session was begun. */
    public static String source(Session.Source source) {
        return switch (source) {
            case FILE -> "File";
            case DATABASE -> "Database";
            case API -> "Api";
        };
    }
}
