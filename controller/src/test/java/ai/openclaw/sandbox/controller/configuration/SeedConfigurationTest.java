package ai.openclaw.sandbox.controller.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.model.config.AgentSettings.Resolved;
import ai.openclaw.sandbox.model.config.DockerSettings;
import ai.openclaw.sandbox.model.config.PruneSettings;
import ai.openclaw.sandbox.model.config.ResourceLimits.Ulimit;
import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.session.SandboxScope;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of the seed document, value by value. */
class SeedConfigurationTest {

    @TempDir
    private Path home;

    private Settings settings;

    @BeforeEach
    void read() throws IOException {
        Place place = new Place(home);
        try (InputStream seed = Objects.requireNonNull(getClass().getResourceAsStream("/samples/seed.json5"))) {
            place.configure(new String(seed.readAllBytes(), StandardCharsets.UTF_8));
        }
        Loaded loaded = place.load();
        assertThat(loaded.problems()).isEmpty();
        settings = loaded.settings().orElseThrow();
    }

    @Test
    void theDefaultsAreTheSeeds() {
        Resolved main = Place.agent(settings, "main");
        assertThat(main.sandbox().mode()).isEqualTo(SandboxMode.NON_MAIN);
        assertThat(main.sandbox().scope()).isEqualTo(SandboxScope.AGENT);
        assertThat(main.sandbox().workspaceAccess()).isEqualTo(WorkspaceAccess.NONE);
        assertThat(main.sandbox().workspaceRoot()).isEqualTo(home.resolve(".openclaw/sandboxes"));
        assertThat(main.sandbox().prune())
                .isEqualTo(new PruneSettings(Optional.of(Duration.ofHours(24)), Optional.of(Duration.ofDays(7))));
        DockerSettings docker = main.sandbox().docker();
        assertThat(docker.image()).isEqualTo("openclaw-sandbox:bookworm-slim");
        assertThat(docker.workdir()).isEqualTo("/workspace");
        assertThat(docker.readOnlyRoot()).isTrue();
        assertThat(docker.tmpfs()).containsExactly("/tmp", "/var/tmp", "/run");
        assertThat(docker.network()).isEqualTo("none");
        assertThat(docker.user()).contains("1000:1000");
        assertThat(docker.capDrop()).containsExactly("ALL");
        assertThat(docker.env()).isEqualTo(Map.of("LANG", "C.UTF-8"));
        assertThat(docker.dns()).containsExactly("1.1.1.1", "8.8.8.8");
        assertThat(docker.extraHosts()).containsExactly("internal.service:10.0.0.5");
        assertThat(docker.setupCommand()).isEmpty();
    }

    @Test
    void theLimitsAreTheSeeds() {
        var limits = Place.agent(settings, "main").sandbox().docker().limits();
        assertThat(limits.pids()).contains(256L);
        assertThat(limits.memoryBytes()).contains(1L << 30);
        assertThat(limits.memorySwapBytes()).contains(2L << 30);
        assertThat(limits.cpus()).contains(BigDecimal.ONE);
        assertThat(limits.ulimits()).isEqualTo(Map.of("nofile", new Ulimit(1024, 2048), "nproc", new Ulimit(256, 256)));
    }

    @Test
    void workSeesItsWorkspaceAndHasLessMemory() {
        Resolved work = Place.agent(settings, "work");
        assertThat(work.workspace()).isEqualTo(home.resolve(".openclaw/workspace-work"));
        assertThat(work.sandbox().workspaceAccess()).isEqualTo(WorkspaceAccess.RO);
        assertThat(work.sandbox().docker().env()).isEqualTo(Map.of("LANG", "C.UTF-8", "TZ", "UTC"));
        assertThat(work.sandbox().docker().limits().memoryBytes()).contains(512L << 20);
        assertThat(work.sandbox().docker().limits().memorySwapBytes()).contains(2L << 30);
        assertThat(work.sandboxTools().allow()).contains(List.of("group:fs", "exec"));
        assertThat(work.sandboxTools().deny()).contains(List.of("write"));
    }

    @Test
    void publicHasASandboxPerSession() {
        Resolved open = Place.agent(settings, "public");
        assertThat(open.sandbox().scope()).isEqualTo(SandboxScope.SESSION);
        assertThat(open.sandbox().docker().limits().cpus()).contains(new BigDecimal("0.5"));
        assertThat(open.tools().deny()).contains(List.of("group:runtime", "group:fs"));
    }

    @Test
    void theGlobalToolsAreTheSeeds() {
        assertThat(settings.sandboxTools().allow().orElseThrow()).hasSize(10).contains("session_status");
        assertThat(settings.sandboxTools().deny())
                .contains(List.of("browser", "canvas", "nodes", "cron", "discord", "gateway"));
    }
}
