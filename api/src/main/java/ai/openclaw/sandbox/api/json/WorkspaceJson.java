package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.port.Workspaces.Workspace;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** Workspaces of sandboxes. */
public final class WorkspaceJson {

    private WorkspaceJson() {}

    /** Writes one. */
    public static void write(JsonGenerator out, Workspace workspace) throws IOException {
        Json.begin(out, "Workspace");
        out.writeObjectFieldStart("metadata");
        out.writeStringField("name", workspace.name());
        Json.time(out, "creationTimestamp", workspace.times().created());
        out.writeEndObject();
        out.writeStringField("path", workspace.path().toString());
        out.writeStringField("scopeKey", workspace.scopeKey());
        out.writeStringField("agent", workspace.agent());
        out.writeStringField("state", workspace.standing().name().toLowerCase(Locale.ROOT));
        out.writeStringField("reason", workspace.why());
        Json.time(out, "orphanedSince", workspace.times().orphaned());
        Json.time(out, "removableFrom", workspace.times().due());
        if (workspace.bytes().isPresent()) {
            out.writeNumberField("bytes", workspace.bytes().get());
        }
        out.writeEndObject();
    }
}
