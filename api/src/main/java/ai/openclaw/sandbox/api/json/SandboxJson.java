package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxLabels;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sandbox as a resource. */
public final class SandboxJson {

    /** Its kind. */
    public static final String KIND = "Sandbox";

    private SandboxJson() {}

    /** Writes a sandbox. */
    public static void write(JsonGenerator out, Sandbox sandbox) throws IOException {
        write(out, sandbox, sandbox.resourceVersion());
    }

    /** Writes a sandbox as of a version: one that is gone has no version of its own end. */
    public static void write(JsonGenerator out, Sandbox sandbox, long version) throws IOException {
        Json.begin(out, KIND);
        out.writeFieldName("metadata");
        metadata(out, sandbox, version);
        spec(out, sandbox);
        status(out, sandbox);
        out.writeEndObject();
    }

    /** Writes its metadata. */
    public static void metadata(JsonGenerator out, Sandbox sandbox, long version) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", sandbox.identity().name().value());
        out.writeStringField("uid", sandbox.uid());
        Json.texts(out, "labels", labels(sandbox.identity()));
        Json.time(out, "creationTimestamp", sandbox.createdAt().truncatedTo(ChronoUnit.SECONDS));
        out.writeNumberField("generation", sandbox.generation());
        out.writeStringField("resourceVersion", Long.toString(version));
        out.writeEndObject();
    }

    /** Those whose values are fit for selectors; a scope key is not, it may hold anything. */
    public static Map<String, String> labels(SandboxIdentity identity) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(SandboxLabels.SANDBOX, "1");
        labels.put(SandboxLabels.AGENT, identity.agent().value());
        labels.put(SandboxLabels.SCOPE, identity.scope().word());
        if (identity.kind() == SandboxKind.BROWSER) {
            labels.put(SandboxLabels.BROWSER, "1");
        }
        return labels;
    }

    private static void spec(JsonGenerator out, Sandbox sandbox) throws IOException {
        SandboxIdentity identity = sandbox.identity();
        out.writeObjectFieldStart("spec");
        out.writeStringField("agent", identity.agent().value());
        out.writeStringField("scopeKey", identity.scopeKey().value());
        out.writeStringField("scope", identity.scope().word());
        out.writeStringField("kind", identity.kind().word());
        if (sandbox.desired().isPresent()) {
            SandboxSpec spec = sandbox.desired().get();
            out.writeStringField("image", spec.container().program().image());
            out.writeStringField("configHash", spec.hash().value());
            mounts(out, spec.container().files().mounts());
            LimitsJson.write(out, "limits", spec.container().limits());
        }
        out.writeEndObject();
    }

    static void mounts(JsonGenerator out, List<Mount> mounts) throws IOException {
        out.writeArrayFieldStart("mounts");
        for (Mount mount : mounts) {
            out.writeStartObject();
            out.writeStringField("source", mount.source());
            out.writeStringField("target", mount.target());
            out.writeBooleanField("readOnly", mount.access() == Mount.Access.READ_ONLY);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void status(JsonGenerator out, Sandbox sandbox) throws IOException {
        SandboxStatus status = sandbox.status();
        out.writeObjectFieldStart("status");
        out.writeStringField("phase", status.phase().word());
        out.writeNumberField("observedGeneration", sandbox.generation());
        if (status.container().isPresent()) {
            out.writeStringField("containerId", status.container().get().id());
            out.writeStringField("imageId", status.container().get().imageId());
        }
        Json.time(out, "lastUsedAt", status.times().lastUsedAt());
        Json.time(out, "hotUntil", status.times().hotUntil());
        Json.time(out, "idleAt", status.times().idleAt());
        Json.time(out, "expiresAt", status.times().expiresAt());
        Json.texts(out, "sessions", status.sessions());
        if (status.browser().isPresent()) {
            browser(out, status.browser().get());
        }
        drift(out, status.drift());
        conditions(out, status.conditions());
        out.writeEndObject();
    }

    private static void browser(JsonGenerator out, BrowserAddress browser) throws IOException {
        out.writeObjectFieldStart("browser");
        out.writeStringField("cdpUrl", browser.cdpUrl());
        Json.text(out, "noVncUrl", browser.noVncUrl());
        out.writeEndObject();
    }

    private static void drift(JsonGenerator out, List<DriftField> drift) throws IOException {
        out.writeArrayFieldStart("drift");
        for (DriftField field : drift) {
            out.writeStartObject();
            out.writeStringField("path", field.path());
            Json.text(out, "from", field.from());
            Json.text(out, "to", field.to());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void conditions(JsonGenerator out, List<Condition> conditions) throws IOException {
        out.writeArrayFieldStart("conditions");
        for (Condition condition : conditions) {
            out.writeStartObject();
            out.writeStringField("type", condition.type().word());
            out.writeStringField("status", condition.status().word());
            out.writeStringField("reason", condition.reason());
            out.writeStringField("message", condition.message());
            Json.time(out, "lastTransitionTime", condition.since());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
