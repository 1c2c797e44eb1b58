package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.ext.web.Router;
import java.io.IOException;

/** Which program answers, with the fields Kubernetes programs read. */
public final class VersionRoutes {

    private final ProgramInfo program;

    /** Tells of a program. */
    public VersionRoutes(ProgramInfo program) {
        this.program = program;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/version").handler(context -> Replies.json(context, 200, this::write));
    }

    private void write(JsonGenerator out) throws IOException {
        boolean numbered = program.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        String version = numbered ? program.version() : "0.0.0-" + program.version(); // kubectl reads nothing else
        String[] parts = version.split("[.+-]", 3);
        out.writeStartObject();
        out.writeStringField("major", parts[0]);
        out.writeStringField("minor", parts[1]);
        out.writeStringField("gitVersion", "v" + version);
        out.writeStringField("platform", System.getProperty("os.name") + "/" + System.getProperty("os.arch"));
        out.writeStringField("javaVersion", Runtime.version().toString());
        out.writeStringField("instance", program.instance());
        out.writeStringField("startedAt", program.startedAt().toString());
        out.writeEndObject();
    }
}
