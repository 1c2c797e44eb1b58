package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.Owner;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daemon in a container, on the engine that runs it: paths it knows by one name and the engine's host by another. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NestedDaemonIT {

    @RegisterExtension
    static final RealEngine REAL = new RealEngine();

    private static final String CONFIGURATION = """
        { agents: {
            defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX",
              dangerouslyAllowExternalBindSources: true } } },
            list: [
              { id: "work", workspace: "/inside/work", sandbox: { workspaceAccess: "ro", docker: {
                binds: ["/inside/work/data:/data", "HOST/tools:/tools:ro"] } } },
              { id: "lost", sandbox: { workspaceRoot: "/elsewhere/sandboxes" } },
              { id: "blind", sandbox: { docker: { binds: ["HOST/unseen:/data"] } } },
              { id: "turned", workspace: "/inside/work", sandbox: { workspaceAccess: "ro", docker: {
                binds: ["/inside/work/turned:/data"] } } },
              { id: "system", workspace: "/inside/system", sandbox: { workspaceAccess: "ro" } },
            ] } }
        """;

    private Path host;
    private NestedDaemon daemon;

    @BeforeAll
    void start() throws IOException {
        host = Files.createTempDirectory(
                "ocn"); // short, because the path of a socket may be 108 bytes long and no longer
        for (String name : List.of("state", "work/data", "tools", "unseen")) {
            Files.createDirectories(host.resolve(name));
        }
        Files.writeString(host.resolve("work/data/hello"), "from the workspace\n");
        FileOwners.give(host.resolve("work/data"), Owner.DEFAULT);
        Files.writeString(host.resolve("tools/hello"), "from the host\n");
        Files.createSymbolicLink(host.resolve("work/turned"), Path.of("/home/nobody-inside/.ssh"));
        Files.writeString(
                host.resolve("state/openclaw.json"),
                CONFIGURATION
                        .replace("IMAGE", REAL.image())
                        .replace("PREFIX", REAL.name("n-"))
                        .replace("HOST", host.toString()));
        for (String agent : List.of("work", "lost", "blind", "turned", "system")) {
            Path sessions = Files.createDirectories(host.resolve("state/agents/" + agent + "/sessions"));
            Files.writeString(
                    sessions.resolve("sessions.json"),
                    "{ \"agent:" + agent + ":s\": { \"sessionId\": \"s\", \"updatedAt\": "
                            + Instant.now().toEpochMilli() + " } }");
        }
        daemon = new NestedDaemon(
                REAL,
                Map.of(
                        host.resolve("state"),
                        NestedDaemon.STATE,
                        host.resolve("work"),
                        Path.of("/inside/work"),
                        host.resolve("tools"),
                        Path.of("/inside/tools"),
                        Path.of("/etc/ssl"),
                        Path.of("/inside/system")));
    }

    @AfterAll
    void stop() throws IOException {
        if (daemon != null) {
            daemon.close();
        }
        try (Stream<Path> all = Files.walk(host)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void sandboxes_get_the_hosts_directories() throws IOException {
        daemon.await("agent:work:s", "Ready", "True");
        JsonNode mounts = daemon.container("agent:work:s").path("HostConfig").path("Mounts");
        assertThat(mounts.valueStream().map(mount -> mount.path("Source").asText()))
                .hasSize(4)
                .allMatch(source -> source.startsWith(host.toString()));
        assertThat(mounts.path(0).path("Source").asText()).startsWith(host + "/state/sandboxes/agent-work-s-");

        assertThat(run("cat /data/hello /tools/hello && echo made >/data/made && echo own >own"))
                .isEqualTo("from the workspace\nfrom the host\n");
        assertThat(host.resolve("work/data/made")).hasContent("made");
        assertThat(Path.of(mounts.path(0).path("Source").asText()).resolve("own"))
                .hasContent("own");
    }

    @Test
    void file_tools_find_the_same_files_by_the_daemons_names() {
        daemon.await("agent:work:s", "Ready", "True");
        assertThat(read("/data/hello")).isEqualTo("from the workspace\n");
        assertThat(read("/tools/hello")).isEqualTo("from the host\n");
    }

    @Test
    void what_no_mount_backs_is_refused_with_the_line_that_mends_it() {
        assertThat(message("agent:lost:s", "WorkspaceReady", "False"))
                .contains("/elsewhere/sandboxes", "volumes of the daemon's service", "\"- /elsewhere/sandboxes/");
        assertThat(message("agent:blind:s", "SecurityRejected", "True"))
                .startsWith("Sandbox security: ")
                .contains("\"- " + host + "/unseen:" + host + "/unseen:ro\"");
    }

    @Test
    void a_link_to_what_only_the_host_has_is_refused() {
        assertThat(message("agent:turned:s", "WorkspaceReady", "False")).contains("/inside/work/turned", "link");
    }

    @Test
    void the_hosts_system_stays_out_under_any_name() {
        assertThat(message("agent:system:s", "SecurityRejected", "True"))
                .contains("/inside/system is /etc/ssl on the engine's host");
    }

    private String message(String scopeKey, String condition, String status) {
        return daemon.await(scopeKey, condition, status).path("message").asText();
    }

    private String run(String command) {
        JsonNode result = daemon.call("agent:work:s", "exec", ToolHttp.command(command));
        assertThat(result.path("exitCode").asInt(-1)).as("%s", result).isZero();
        return result.path("stdout").asText();
    }

    private String read(String path) {
        return daemon.call("agent:work:s", "read", ToolHttp.object().put("path", path))
                .path("content")
                .asText();
    }
}
