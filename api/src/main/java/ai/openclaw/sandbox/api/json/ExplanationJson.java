package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.view.EffectiveSettings;
import ai.openclaw.sandbox.api.view.Explanation;
import ai.openclaw.sandbox.model.config.AgentSettings.Ignored;
import ai.openclaw.sandbox.model.config.AgentSettings.Origin;
import ai.openclaw.sandbox.model.config.Location;
import ai.openclaw.sandbox.model.policy.ToolDecision;
import ai.openclaw.sandbox.model.session.ScopeKey;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** An explanation as a resource. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /** Writes an explanation. */
    public static void write(JsonGenerator out, Explanation explanation) throws IOException {
        Json.begin(out, "Explanation");
        out.writeStringField("agent", explanation.agent().value());
        if (explanation.session().isPresent()) {
            session(out, explanation.session().get());
        }
        verdict(out, explanation.verdict());
        out.writeArrayFieldStart("settings");
        for (EffectiveSettings.Row row : explanation.settings()) {
            setting(out, row);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("ignored");
        for (Ignored ignored : explanation.ignored()) {
            out.writeStartObject();
            out.writeStringField("path", ignored.path().toString());
            place(out, ignored.location());
            out.writeStringField("reason", ignored.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("tools");
        for (ToolDecision decision : explanation.tools()) {
            tool(out, decision);
        }
        out.writeEndArray();
        ConfigurationJson.problems(out, explanation.problems());
        if (explanation.resource().isPresent()) {
            out.writeFieldName("resource");
            SandboxJson.write(out, explanation.resource().get());
        }
        out.writeEndObject();
    }

    private static void session(JsonGenerator out, Explanation.SessionPart session) throws IOException {
        out.writeObjectFieldStart("session");
        out.writeStringField("key", session.key());
        out.writeBooleanField("main", session.main());
        out.writeBooleanField("known", session.known());
        out.writeBooleanField("active", session.active());
        out.writeEndObject();
    }

    private static void verdict(JsonGenerator out, Explanation.Verdict verdict) throws IOException {
        out.writeBooleanField("sandboxed", verdict.sandboxed());
        out.writeStringField("why", verdict.why());
        Json.text(out, "scopeKey", verdict.scopeKey().map(ScopeKey::value));
        Json.text(out, "sandbox", verdict.sandbox());
    }

    private static void setting(JsonGenerator out, EffectiveSettings.Row row) throws IOException {
        out.writeStartObject();
        out.writeStringField("path", row.path());
        Json.text(out, "value", row.value());
        switch (row.origin()) {
            case Origin.BuiltIn builtIn -> out.writeStringField("origin", "BuiltIn");
            case Origin.Written written -> {
                out.writeStringField("origin", "Written");
                out.writeStringField("writtenAs", written.path().toString());
                place(out, written.location());
            }
        }
        out.writeEndObject();
    }

    private static void tool(JsonGenerator out, ToolDecision decision) throws IOException {
        out.writeStartObject();
        out.writeStringField("tool", decision.tool().value());
        out.writeBooleanField("allowed", decision.allowed());
        if (decision.ground().isPresent()) {
            ToolDecision.Ground ground = decision.ground().get();
            out.writeStringField("stage", ground.stage());
            out.writeStringField("list", ground.list() == ToolDecision.ListKind.DENY ? "deny" : "allow");
            Json.text(out, "entry", ground.entry());
            out.writeStringField("key", ground.key());
        }
        out.writeStringField("reason", decision.reason());
        out.writeEndObject();
    }

    private static void place(JsonGenerator out, Location location) throws IOException {
        out.writeStringField("file", location.file());
        out.writeNumberField("line", location.line());
        out.writeNumberField("column", location.column());
    }
}
