package ai.openclaw.sandbox.controller.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.RawEngine;
import ai.openclaw.sandbox.fixtures.RealEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard before the real engine: what comes through makes containers, and what is hostile makes none. */
final class SocketProxyIT {

    @RegisterExtension
    private static final RealEngine ENGINE = new RealEngine();

    private static final String CONFINED = "\"SecurityOpt\": [\"no-new-privileges\"], \"NetworkMode\": \"none\"";

    @TempDir
    private static Path directory;

    private static Path allowed = Path.of("");
    private static SocketProxy proxy;
    private static RawEngine guarded;

    @BeforeAll
    static void guard() throws IOException {
        allowed = Files.createDirectory(directory.resolve("allowed"));
        Files.createSymbolicLink(allowed.resolve("etc"), Path.of("/etc"));
        Path socket = directory.resolve("guard.sock");
        proxy = SocketProxy.start(
                socket, RealEngine.socket(), Optional.empty(), new MountRoots(List.of(allowed), List.of()));
        guarded = new RawEngine(socket);
    }

    @AfterAll
    static void end() {
        proxy.close();
    }

    @Test
    void aSandboxIsMadeUsedAndRemovedThroughIt() {
        String name = ENGINE.name("sandbox");
        String mount = "\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"" + allowed + "\", \"Target\": \"/w\"}]";
        assertThat(create(name, CONFINED + ", " + mount).status()).isEqualTo(201);
        assertThat(guarded.post("/containers/" + name + "/start", "").status()).isEqualTo(204);
        String exec = guarded.post("/containers/" + name + "/exec", "{\"Cmd\": [\"true\"]}")
                .json()
                .path("Id")
                .asText();
        assertThat(guarded.post("/exec/" + exec + "/start", "{\"Detach\": true}")
                        .status())
                .isEqualTo(200);
        assertThat(ENGINE.inspect(name).at("/Mounts/0/Source").asText()).isEqualTo(allowed.toString());
        assertThat(guarded.send("DELETE", "/containers/" + name + "?force=1", "")
                        .status())
                .isEqualTo(204);
        assertThat(guarded.send("POST", "/containers/" + name + "/start", "").status())
                .isEqualTo(404); // the engine's own words
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "Privileged": true                                                      | HostConfig.Privileged
        "CapAdd": ["SYS_ADMIN"]                                                 | HostConfig.CapAdd
        "PidMode": "host"                                                       | HostConfig.PidMode
        "IpcMode": "host"                                                       | HostConfig.IpcMode
        "UsernsMode": "host"                                                    | HostConfig.UsernsMode
        "CgroupnsMode": "host"                                                  | HostConfig.CgroupnsMode
        "NetworkMode": "host"                                                   | HostConfig.NetworkMode host
        "Devices": [{"PathOnHost": "/dev/kmsg", "PathInContainer": "/dev/kmsg"}] | HostConfig.Devices
        "Binds": ["/etc:/etc"]                                                  | outside of what may be mounted
        "Binds": ["ALLOWED/etc:/x"]                                             | outside of what may be mounted
        "Mounts": [{"Type": "bind", "Source": "ALLOWED/etc", "Target": "/x"}]    | outside of what may be mounted
        "Mounts": [{"Type": "bind", "Source": "/var/run/docker.sock", "Target": "/s"}] | outside of what may be mounted
        "VolumesFrom": ["OTHER"]                                                | HostConfig.VolumesFrom
        "SecurityOpt": ["no-new-privileges", "seccomp=unconfined"]              | seccomp=unconfined
        """)
    void nothingHostileIsMade(String wish, String words) {
        String name = ENGINE.name("hostile");
        String host = wish.replace("ALLOWED", allowed.toString());
        RawEngine.Answer answer = create(
                name, host.contains("SecurityOpt") || host.contains("NetworkMode") ? host : CONFINED + ", " + host);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("message").asText())
                .startsWith("socket-proxy: ")
                .contains(words);
        assertThat(ENGINE.raw().send("GET", "/containers/" + name + "/json", "").status())
                .isEqualTo(404);
    }

    @Test
    void containersOfOthersAreLeftAlone() {
        String name = ENGINE.name("others");
        ENGINE.raw().post("/containers/create?name=" + name, body("\"openclaw.test\": \"RUN\"", CONFINED));
        ENGINE.raw().post("/containers/" + name + "/start", "");
        String exec = ENGINE.raw()
                .post("/containers/" + name + "/exec", "{\"Cmd\": [\"touch\", \"/tmp/entered\"]}")
                .json()
                .path("Id")
                .asText();
        String container = "/containers/" + name;
        refused("POST", container + "/exec", "{\"Cmd\": [\"true\"]}");
        refused("POST", "/exec/" + exec + "/start", "{\"Detach\": true}");
        refused("POST", "/exec/" + exec + "/resize?h=1&w=1", "");
        refused("POST", container + "/stop", "");
        refused("POST", container + "/rename?name=" + ENGINE.name("mine"), "");
        refused("GET", container + "/logs?stdout=1", "");
        refused("DELETE", container + "?force=1", "");
        assertThat(ENGINE.inspect(name).at("/State/Running").asBoolean()).isTrue();
        assertThat(ENGINE.raw().get("/exec/" + exec + "/json").path("ExitCode").isNull())
                .as("the command of others did not run")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /images/create?fromImage=x",
                "POST /build",
                "POST /volumes/create",
                "GET /containers/OTHER/archive?path=/etc/shadow",
                "POST /containers/OTHER/update",
                "POST /swarm/init",
            })
    void whatNoSandboxNeedsIsNotEvenAsked(String call) {
        String[] parts = call.split(" ");
        refused(parts[0], parts[1], "{}");
    }

    private static void refused(String method, String path, String body) {
        RawEngine.Answer answer = guarded.send(method, path, body);
        assertThat(answer.status()).as(method + " " + path).isEqualTo(403);
        assertThat(answer.body()).contains("socket-proxy: ");
    }

    private static RawEngine.Answer create(String name, String host) {
        return guarded.send(
                "POST",
                "/containers/create?name=" + name,
                body("\"openclaw.sandbox\": \"1\", \"openclaw.test\": \"RUN\"", host));
    }

    private static String body(String labels, String host) {
        return "{\"Image\": \"" + ENGINE.image() + "\", \"Cmd\": [\"sleep\", \"60\"], \"Labels\": {"
                + labels.replace("RUN", ENGINE.label().get(RealEngine.LABEL)) + "}, \"HostConfig\": {" + host + "}}";
    }
}
