package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.fixtures.PrivateEngine;
import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxes with gVisor's kernel, which an engine of this test's own is told of. */
@Timeout(180)
class GvisorIT {

    private static final String CONFIGURATION = """
        { agents: {
            defaults: { sandbox: { mode: "all", scope: "session",
              docker: { image: "IMAGE", containerPrefix: "PREFIX", runtime: "runsc" } } },
            list: [
              { id: "plain" },
              { id: "bound", workspace: "WORKSPACE", sandbox: { workspaceAccess: "rw", docker: { binds: ["WORKSPACE/data:/data"] } } },
            ] } }
        """;

    @TempDir
    private Path directory;

    /** Debian's gVisor gives what it reads its input from, the host's {@code /dev/null}, to nobody. */
    @AfterEach
    void give_back() throws IOException {
        Files.setOwner(Path.of("/dev/null"), Files.getOwner(Path.of("/dev/zero")));
    }

    @Test
    void a_sandbox_has_a_kernel_of_its_own() throws IOException {
        RealEngine real = new RealEngine();
        Path workspace = directory.resolve("workspace");
        Files.createDirectories(workspace.resolve("data"));
        FileOwners.give(workspace, Owner.DEFAULT);
        try (PrivateEngine engine = PrivateEngine.start(real.raw(), real.image());
                RunningDaemon running = new RunningDaemon(directory, engine)) {
            assumeThat(new RawEngine(engine.socket())
                            .get("/info")
                            .path("Runtimes")
                            .has("runsc"))
                    .as("the engine lists no runtime runsc; install the package runsc to test it")
                    .isTrue();
            running.configure(CONFIGURATION.replace("WORKSPACE", workspace.toString()));
            running.sessions("plain", "agent:plain:s");
            running.sessions("bound", "agent:bound:s");
            running.start();
            assertThat(running.awaitReady("agent:plain:s")
                            .path("HostConfig")
                            .path("Runtime")
                            .asText())
                    .isEqualTo("runsc");
            try (ToolHttp tools = new ToolHttp(running)) {
                assertThat(tools.exec("agent:plain:s", "dmesg; id -u; echo kept >kept; cat kept")
                                .path("stdout")
                                .asText())
                        .contains("gVisor", "1000\nkept");
            }
            String why = running.await(
                            "agent:bound:s",
                            "is rejected",
                            it -> it.status()
                                    .condition(ConditionType.SECURITY_REJECTED)
                                    .isPresent())
                    .status()
                    .condition(ConditionType.SECURITY_REJECTED)
                    .orElseThrow()
                    .message();
            assertThat(why).startsWith("Sandbox security: ").contains("does not tell what it has mounted");
        }
    }
}
