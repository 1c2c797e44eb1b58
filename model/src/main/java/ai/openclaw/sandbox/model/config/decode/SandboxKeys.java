package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.SessionVisibility;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.session.SandboxScope;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of a {@code sandbox} section. */
final class SandboxKeys {

    /** The longest time a prune setting may name: a hundred years. */
    private static final BigDecimal MAX_DAYS = new BigDecimal("36500");

    static final Key<SandboxMode> MODE =
            Key.of("mode", ValueType.word(SandboxMode.class)).orElse(SandboxMode.OFF);
    static final Key<SandboxScope> SCOPE = Key.of("scope", ValueType.word(SandboxScope.class));

    /** The scope's older form, which counts only where no scope is written. */
    static final Key<Boolean> PER_SESSION = Key.of("perSession", ValueType.flag());

    static final Key<WorkspaceAccess> WORKSPACE_ACCESS =
            Key.of("workspaceAccess", ValueType.word(WorkspaceAccess.class)).orElse(WorkspaceAccess.NONE);
    static final Key<Path> WORKSPACE_ROOT = Key.of("workspaceRoot", HostPath.type())
            .orElseFrom(surroundings -> surroundings.state().resolve("sandboxes"));
    static final Key<BigDecimal> IDLE_HOURS = Key.of(
                    "prune.idleHours", ValueType.decimal(BigDecimal.ZERO, MAX_DAYS.multiply(new BigDecimal("24"))))
            .orElse(new BigDecimal("24"));
    static final Key<BigDecimal> MAX_AGE_DAYS = Key.of("prune.maxAgeDays", ValueType.decimal(BigDecimal.ZERO, MAX_DAYS))
            .orElse(new BigDecimal("7"));

    static final Key<SessionVisibility> SESSION_TOOLS_VISIBILITY = Key.of(
                    "sessionToolsVisibility", ValueType.word(SessionVisibility.class))
            .orElse(SessionVisibility.SPAWNED);

    static final Schema SCHEMA = new Schema(rows(), Set.of(), unsupported());

    private SandboxKeys() {}

    private static List<Key<?>> rows() {
        List<Key<?>> rows = new ArrayList<>(List.of(MODE, SCOPE, PER_SESSION, WORKSPACE_ACCESS, WORKSPACE_ROOT));
        rows.addAll(DockerKeys.ALL);
        rows.addAll(BrowserKeys.ALL);
        rows.addAll(List.of(IDLE_HOURS, MAX_AGE_DAYS, SESSION_TOOLS_VISIBILITY));
        return rows;
    }

    private static Map<String, String> unsupported() {
        String engineOnly = "Sandboxes here are always containers of the Docker engine; remove it or ignore this.";
        return Map.of(
                "backend", engineOnly,
                "ssh", engineOnly,
                "docker.gpus", "No graphics card is handed to sandboxes; remove it or ignore this.");
    }
}
