package ai.openclaw.sandbox.api.json;

import ai.openclaw.sandbox.api.port.ConfigurationFile;
import ai.openclaw.sandbox.api.port.ConfigurationReport;
import ai.openclaw.sandbox.api.view.PlannedStep;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.model.config.SandboxSettings;
import ai.openclaw.sandbox.model.config.Settings;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The configuration as a resource: what is in force in short, and all that is wrong. Secrets are in it only as part of the file's own text. */
public final class ConfigurationJson {

    private ConfigurationJson() {}

    /**
     * Writes a report.
     *
     * @param source the text of the file, for those who may see what may hold secrets; the hash is then that of this very text
     */
    public static void write(JsonGenerator out, ConfigurationReport report, Optional<ConfigurationFile.Source> source)
            throws IOException {
        Json.begin(out, "Configuration");
        out.writeStringField("file", report.file().toString());
        out.writeStringField("daemonFile", report.daemonFile().toString());
        out.writeStringField("state", report.state().word());
        Json.text(
                out,
                "hash",
                source.isPresent()
                        ? source.map(ConfigurationFile.Source::hash).filter(hash -> !hash.isEmpty())
                        : report.hash());
        Json.time(out, "since", report.since());
        problems(out, report.problems());
        if (report.settings().isPresent()) {
            inForce(out, report.settings().get());
        }
        daemon(out, report.daemon());
        Json.text(out, "source", source.map(ConfigurationFile.Source::text));
        out.writeEndObject();
    }

    /** Writes what a text would lead to. */
    public static void check(JsonGenerator out, List<ConfigProblem> problems, List<PlannedStep> steps)
            throws IOException {
        Json.begin(out, "ConfigurationCheck");
        problems(out, problems);
        out.writeArrayFieldStart("plan");
        for (PlannedStep step : steps) {
            PlanJson.write(out, step);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Writes why a text was refused: a {@code Status} with the problems. */
    public static void refused(JsonGenerator out, List<ConfigProblem> problems) throws IOException {
        StatusJson.invalid(
                out,
                "The configuration has errors and was not written; what is in force stays so.",
                rest -> problems(rest, problems));
    }

    static void problems(JsonGenerator out, List<ConfigProblem> problems) throws IOException {
        out.writeArrayFieldStart("problems");
        for (ConfigProblem problem : problems) {
            out.writeStartObject();
            boolean error = problem.severity() == ConfigProblem.Severity.ERROR;
            out.writeStringField("severity", error ? "Error" : "Warning");
            if (problem.location().isPresent()) {
                out.writeStringField("file", problem.location().get().file());
                out.writeNumberField("line", problem.location().get().line());
                out.writeNumberField("column", problem.location().get().column());
            }
            out.writeStringField("path", problem.path().toString());
            out.writeStringField("message", problem.message());
            out.writeStringField("remedy", problem.remedy());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void inForce(JsonGenerator out, Settings settings) throws IOException {
        out.writeObjectFieldStart("session");
        out.writeStringField("mainKey", settings.session().mainKey());
        out.writeStringField("scope", settings.session().global() ? "global" : "per-sender");
        out.writeEndObject();
        out.writeArrayFieldStart("agents");
        for (AgentSettings agent : settings.agents().values()) {
            out.writeStartObject();
            out.writeStringField("id", agent.id().value());
            switch (agent) {
                case AgentSettings.Resolved resolved -> agent(out, resolved);
                case AgentSettings.Broken broken -> out.writeBooleanField("broken", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void agent(JsonGenerator out, AgentSettings.Resolved agent) throws IOException {
        SandboxSettings sandbox = agent.sandbox();
        out.writeStringField("workspace", agent.workspace().toString());
        out.writeStringField("mode", Words.of(sandbox.mode()));
        out.writeStringField("scope", sandbox.scope().word());
        out.writeStringField("workspaceAccess", Words.of(sandbox.workspaceAccess()));
        out.writeStringField("image", sandbox.docker().image());
    }

    private static void daemon(JsonGenerator out, DaemonSettings daemon) throws IOException {
        out.writeObjectFieldStart("daemon");
        out.writeStringField("hotWindow", Words.of(daemon.hotWindow()));
        out.writeStringField("activeWindow", Words.of(daemon.activeWindow()));
        out.writeStringField("resyncInterval", Words.of(daemon.resyncInterval()));
        out.writeNumberField("maxConcurrentActions", daemon.maxConcurrentActions());
        out.writeNumberField("maxSandboxes", daemon.maxSandboxes());
        out.writeNumberField("warmExecSlots", daemon.warmExecSlots());
        out.writeStringField("eventRetention", Words.of(daemon.events().retention()));
        out.writeEndObject();
    }
}
