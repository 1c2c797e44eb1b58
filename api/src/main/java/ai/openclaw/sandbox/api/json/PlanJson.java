package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.view.PlannedStep;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A step of the plan as a resource. */
public final class PlanJson {

    /** Its kind. */
    public static final String KIND = "PlannedStep";

    private PlanJson() {}

    /** Writes a step. */
    public static void write(JsonGenerator out, PlannedStep step) throws IOException {
        Json.begin(out, KIND);
        out.writeObjectFieldStart("metadata");
        out.writeStringField("name", step.sandbox());
        out.writeEndObject();
        out.writeStringField("action", step.action());
        out.writeStringField("actor", step.cause().actor());
        out.writeStringField("reason", step.cause().reason());
        out.writeStringField("message", step.cause().message());
        Json.text(out, "phase", step.phase());
        Json.time(out, "lookAgainAt", step.lookAgainAt());
        out.writeEndObject();
    }
}
