package ai.openclaw.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.RealEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One container with everything set: the engine's own JSON, and the processes in it, show that every setting is in force. */
class EveryDockerSettingIT {

    @RegisterExtension
    static final RealEngine MACHINE = new RealEngine();

    private static final DockerEngine ENGINE =
            DockerEngine.connect(EngineAddress.parse("unix://" + RealEngine.socket()), () -> Duration.ofSeconds(30));

    /** For each component, where the engine shows it and what must be there. */
    private static final Map<String, Shown> SHOWN = Map.ofEntries(
            Map.entry("program.image", new Shown("/Config/Image", "\"IMAGE\"")),
            Map.entry("program.command", new Shown("/Config/Cmd", "[\"sleep\",\"infinity\"]")),
            Map.entry("program.workdir", new Shown("/Config/WorkingDir", "\"/workspace\"")),
            Map.entry("program.user", new Shown("/Config/User", "\"1234:2345\"")),
            Map.entry("program.env", new Shown("/Config/Env", "[\"GREETING=good day = x\",\"LANG=C.UTF-8\"")),
            Map.entry("files.readOnlyRoot", new Shown("/HostConfig/ReadonlyRootfs", "true")),
            Map.entry("files.tmpfs", new Shown("/HostConfig/Tmpfs", "{\"/run\":\"\",\"/tmp\":\"size=64m,mode=1777\"}")),
            Map.entry(
                    "files.mounts",
                    new Shown(
                            "/HostConfig/Mounts",
                            "[{\"Type\":\"bind\",\"Source\":\"READ_WRITE\",\"Target\":\"/workspace\",\"BindOptions\":{\"Propagation\":\"rprivate\"}},{\"Type\":\"bind\",\"Source\":\"READ_ONLY\",\"Target\":\"/agent\",\"ReadOnly\":true,\"BindOptions\":{\"Propagation\":\"rprivate\"}}]")),
            Map.entry("networking.network", new Shown("/HostConfig/NetworkMode", "\"bridge\"")),
            Map.entry("networking.dns", new Shown("/HostConfig/Dns", "[\"192.0.2.53\"]")),
            Map.entry("networking.extraHosts", new Shown("/HostConfig/ExtraHosts", "[\"git.example:192.0.2.7\"]")),
            Map.entry(
                    "networking.publishedPorts",
                    new Shown(
                            "/HostConfig/PortBindings",
                            "{\"9222/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}")),
            Map.entry("hardening.capDrop", new Shown("/HostConfig/CapDrop", "[\"ALL\"]")),
            Map.entry(
                    "hardening.seccomp", new Shown("/HostConfig/SecurityOpt/1", quoted("seccomp=" + FullSpec.SECCOMP))),
            Map.entry("hardening.apparmor", new Shown("/HostConfig/SecurityOpt/0", "\"no-new-privileges\"")),
            Map.entry("hardening.runtime", new Shown("/HostConfig/Runtime", "\"runc\"")),
            Map.entry("limits.pids", new Shown("/HostConfig/PidsLimit", "77")),
            Map.entry("limits.memoryBytes", new Shown("/HostConfig/Memory", "268435456")),
            Map.entry("limits.memorySwapBytes", new Shown("/HostConfig/MemorySwap", "335544320")),
            Map.entry("limits.cpus", new Shown("/HostConfig/NanoCpus", "750000000")),
            Map.entry(
                    "limits.ulimits",
                    new Shown("/HostConfig/Ulimits", "[{\"Name\":\"nofile\",\"Hard\":1024,\"Soft\":512}]")),
            Map.entry("labels", new Shown("/Config/Labels", "LABELS")));

    @TempDir
    static Path workspace;

    @TempDir
    static Path agent;

    private static JsonNode inspected;
    private static String id;

    private record Shown(String pointer, String json) {}

    static Stream<String> leaves() {
        return FullSpec.leaves().stream();
    }

    @BeforeAll
    static void make() throws EngineException, IOException {
        Files.writeString(agent.resolve("AGENTS.md"), "read me");
        // so that only the mount keeps the container from writing
        Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(workspace, PosixFilePermissions.fromString("rwxrwxrwx"));
        ContainerSpec spec = FullSpec.of(MACHINE.image(), workspace.toString(), agent.toString(), MACHINE.label());
        id = ENGINE.create(MACHINE.name("full"), spec, Map.of("openclaw.createdAtMs", "17"));
        ENGINE.start(id);
        inspected = MACHINE.inspect(id);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void the_table_of_this_test_knows_every_component_of_the_request() {
        assertThat(SHOWN.keySet()).containsExactlyInAnyOrderElementsOf(FullSpec.leaves());
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void the_engine_shows_the_setting(String leaf) {
        Shown shown = SHOWN.getOrDefault(leaf, new Shown("", ""));
        String expected = shown.json()
                .replace("\"IMAGE\"", quoted(MACHINE.image()))
                .replace("READ_WRITE", workspace.toString())
                .replace("READ_ONLY", agent.toString());

        JsonNode actual = inspected.at(shown.pointer());

        if (leaf.equals("labels")) {
            assertThat(actual.path(RealEngine.LABEL).asText())
                    .isEqualTo(MACHINE.label().get(RealEngine.LABEL));
            assertThat(actual.path("openclaw.createdAtMs").asText()).isEqualTo("17");
        } else if (leaf.equals("program.env")) {
            assertThat(actual.toString()).startsWith(expected);
        } else {
            assertThat(actual).isEqualTo(json(expected));
        }
    }

    @Test
    void what_is_no_setting_is_in_force_too() {
        assertThat(inspected.at("/HostConfig/Init").asBoolean()).isTrue();
        assertThat(inspected.at("/HostConfig/Privileged").asBoolean()).isFalse();
        assertThat(inspected.at("/HostConfig/CapAdd").isNull()).isTrue();
        assertThat(inspected.at("/HostConfig/RestartPolicy/Name").asText()).isIn("", "no");
        assertThat(inspected.at("/HostConfig/Binds").isNull()).isTrue();
        assertThat(inspected.at("/Config/StopTimeout").asInt()).isEqualTo(2);
        assertThat(inspected.at("/NetworkSettings/Ports/9222~1tcp/0/HostIp").asText())
                .isEqualTo("127.0.0.1");
        assertThat(inspected.at("/NetworkSettings/Ports/9222~1tcp/0/HostPort").asInt())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id -u | 1234",
                "id -g | 2345",
                "pwd | /workspace",
                "echo $GREETING | good day = x",
                "grep NoNewPrivs /proc/self/status | NoNewPrivs:\t1",
                "grep CapBnd /proc/self/status | CapBnd:\t0000000000000000",
                "grep Seccomp: /proc/self/status | Seccomp:\t2",
                "LC_ALL=C mkdir /tmp/refused 2>&1 | mkdir: cannot create directory '/tmp/refused': Operation not"
                        + " permitted",
                "LC_ALL=C touch /x 2>&1 | touch: cannot touch '/x': Read-only file system",
                "LC_ALL=C touch /agent/x 2>&1 | touch: cannot touch '/agent/x': Read-only file system",
                "cat /agent/AGENTS.md | read me",
                "touch /workspace/x && echo done | done",
                "df -P /tmp | tail -1 | tr -s ' ' | cut -d' ' -f1,2 | tmpfs 65536",
                // The container's own process has both limits. What is executed in it always has the hard one; its soft
                // one of open files is mostly raised to the hard one by runc
                // itself: 46 times of 50 by hand with docker exec on engine 20.10. So the hard limit is the one to rely
                // on.
                "ulimit -Hn | 1024",
                "soft=$(ulimit -Sn); [ $soft = 512 ] || [ $soft = 1024 ] && echo bounded | bounded",
                "grep 'open files' /proc/1/limits | tr -s ' ' | cut -d' ' -f4,5 | 512 1024",
                "getent hosts git.example | tr -s ' ' | 192.0.2.7 git.example",
                "grep -c 192.0.2.53 /etc/resolv.conf | 1",
                "cat /proc/1/comm | docker-init"
            })
    void the_processes_in_it_feel_the_setting(String row) throws EngineException {
        int split = row.lastIndexOf(" | ");
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        ENGINE.exec(
                id,
                ExecRequest.of("sh", "-c", row.substring(0, split)),
                (channel, bytes) -> output.writeBytes(bytes),
                Duration.ofSeconds(20));

        assertThat(output.toString(StandardCharsets.UTF_8).strip().replace('\n', ' '))
                .isEqualTo(row.substring(split + 3));
    }

    private static String quoted(String text) {
        return new ObjectMapper().valueToTree(text).toString();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
