package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.sandbox.Owner;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A script goes into a sandbox as the daemon makes it and tries what an attacker would. */
@Timeout(300)
class SeenFromInsideIT {

    private static final Logger log = LoggerFactory.getLogger(SeenFromInsideIT.class);
    /** How long the call waits for the script before it would go on in the background. */
    private static final int LONG_MS = 240_000;

    private static final String SECRET = "a-secret-of-the-daemon";

    /** Nothing that guards is set here but limits, which nobody has by default. */
    private static final String CONFIGURATION = """
        { agents: {
            defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX",
              pidsLimit: 128, memory: "512m", memorySwap: "512m", cpus: 0.5 } } },
            list: [
              { id: "plain" },
              { id: "reader", workspace: "WORKSPACE", sandbox: { workspaceAccess: "ro" } },
              { id: "writer", workspace: "WRITABLE", sandbox: { workspaceAccess: "rw", docker: {
                binds: ["WRITABLE/data:/workspace/deep/er"], dangerouslyAllowReservedContainerTargets: true } } },
            ] } }
        """;

    @TempDir
    private Path directory;

    @Test
    void an_attacker_finds_nothing_open() throws IOException {
        Path workspace = Files.createDirectory(directory.resolve("workspace"));
        Path writable = writable();
        try (RunningDaemon running = new RunningDaemon(directory)) {
            running.environment().put("OPENCLAW_TEST_SECRET", SECRET);
            running.environment().put("AWS_SECRET_ACCESS_KEY", SECRET);
            running.configure(
                    CONFIGURATION.replace("WORKSPACE", workspace.toString()).replace("WRITABLE", writable.toString()));
            running.sessions("plain", "agent:plain:s");
            running.sessions("reader", "agent:reader:s");
            running.sessions("writer", "agent:writer:s");
            running.start();
            running.awaitReady("agent:plain:s");
            running.awaitReady("agent:reader:s");
            running.awaitReady("agent:writer:s");
            try (ToolHttp tools = new ToolHttp(running)) {
                List<String> found = seen(tools, "agent:plain:s");
                found.forEach(line -> log.info("{}", line.replace("\t", " | ")));
                assertThat(found)
                        .as("what was tried")
                        .hasSizeGreaterThan(35)
                        .allMatch(line -> line.split("\t")[1].equals("kept"));
                assertThat(tools.exec("agent:reader:s", "touch /agent/written")
                                .path("stderr")
                                .asText())
                        .contains("Read-only file system");
                assertThat(tools.exec("agent:reader:s", "mount -o remount,rw /agent")
                                .path("exitCode")
                                .asInt())
                        .as("mounting it again")
                        .isNotZero();
                assertThat(workspace).isEmptyDirectory();
                assertThat(tools.exec("agent:writer:s", "touch deep/mine deep/er/theirs && rm deep/mine && ls deep")
                                .path("stdout")
                                .asText())
                        .isEqualTo("er\n");
            }
        }
        assertThat(FileOwners.of(writable.resolve("deep"))).isEqualTo(FileOwners.of(writable));
        assertThat(FileOwners.of(writable.resolve("deep/er"))).isEqualTo(FileOwners.of(writable));
        assertThat(writable.resolve("data/theirs")).exists();
    }

    /** A workspace of somebody who is not root, with something in it that is shown at another place of it, too. */
    private Path writable() throws IOException {
        Path writable = Files.createDirectory(directory.resolve("writable"));
        Path data = Files.createDirectory(writable.resolve("data"));
        if (FileOwners.of(writable).root()) {
            FileOwners.give(writable, Owner.DEFAULT);
            FileOwners.give(data, Owner.DEFAULT);
        }
        return writable;
    }

    private static List<String> seen(ToolHttp tools, String session) throws IOException {
        JsonNode written = tools.call(
                        session,
                        "write",
                        ToolHttp.object().put("path", "attack.sh").put("content", script()))
                .json();
        assertThat(written.path("bytes").asInt()).as("%s", written).isPositive();
        JsonNode result = tools.call(
                        session,
                        "exec",
                        ToolHttp.command("sh attack.sh " + SECRET).put("yieldMs", LONG_MS))
                .json();
        assertThat(result.path("status").asText()).as("%s", result).isEqualTo("completed");
        return result.path("stdout").asText().lines().toList();
    }

    private static String script() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SeenFromInsideIT.class.getResourceAsStream("seen-from-inside.sh"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
