package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    private static final String SANDBOXES = "/apis/sandbox.openclaw.ai/v1/sandboxes";

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void lets_nobody_in_without_the_token() {
        RawHttp anonymous = RawHttp.anonymous(api);
        for (String path :
                new String[] {SANDBOXES, "/metrics", "/version", "/apis/sandbox.openclaw.ai/v1/config", "/x"}) {
            RawHttp.Reply reply = anonymous.get(path);
            assertThat(reply.status()).as(path).isEqualTo(401);
            assertThat(reply.head()).contains("WWW-Authenticate: Bearer");
        }
        Expected.shape("unauthorized", anonymous.get(SANDBOXES).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Basic Y29ycmVjdA==",
                "correct horse battery staple",
                "Bearer correct horse battery stapl"
            })
    void lets_nobody_in_with_a_wrong_token(String header) {
        assertThat(RawHttp.anonymous(api)
                        .with("Authorization: " + header)
                        .get(SANDBOXES)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void knows_the_token_and_the_control_socket() {
        assertThat(RawHttp.tcp(api).get(SANDBOXES).status()).isEqualTo(200);
        assertThat(RawHttp.local(api).get(SANDBOXES).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:18789", "[::1]:18789", "192.168.1.5", "Sandboxes.Example:80"})
    void answers_to_its_own_names(String host) {
        assertThat(RawHttp.anonymous(api).only("Host: " + host).get("/healthz").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "1.2.3.4.5"})
    void answers_to_no_name_a_foreign_name_server_may_point_at_it(String host) {
        RawHttp.Reply reply = RawHttp.anonymous(api)
                .only("Host: " + host, "Authorization: Bearer " + RunningApi.TOKEN)
                .get(SANDBOXES);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("reason").asText()).isEqualTo("Forbidden");
    }

    @Test
    void takes_nothing_from_pages_of_other_origins() {
        RawHttp caller = RawHttp.tcp(api);
        assertThat(caller.with("Origin: http://evil.example").get(SANDBOXES).status())
                .isEqualTo(403);
        assertThat(caller.with("Origin: null").get(SANDBOXES).status()).isEqualTo(403);
        assertThat(caller.with("Origin: http://localhost:" + api.port())
                        .get(SANDBOXES)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", SANDBOXES + "/a/terminal", "/apis/sandbox.openclaw.ai/v1/sessions/a/exec"})
    void opens_no_socket_to_pages_of_other_origins_nor_by_foreign_names(String path) {
        String own = "localhost:" + api.port();
        String[] upgrade = {
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Authorization: Bearer " + RunningApi.TOKEN
        };
        assertThat(socket(path, upgrade, "Host: " + own, "Origin: http://evil.example"))
                .isEqualTo(403);
        assertThat(socket(path, upgrade, "Host: " + own, "Origin: http://localhost:1"))
                .isEqualTo(403);
        assertThat(socket(path, upgrade, "Host: " + own, "Origin: null")).isEqualTo(403);
        assertThat(socket(path, upgrade, "Host: evil.example", "Origin: http://evil.example"))
                .isEqualTo(403);
        assertThat(socket(path, new String[] {"Authorization: Bearer " + RunningApi.TOKEN}, "Host: " + own))
                .isNotEqualTo(403);
    }

    private int socket(String path, String[] upgrade, String... more) {
        String[] headers = Stream.concat(Stream.of(upgrade), Stream.of(more)).toArray(String[]::new);
        return RawHttp.anonymous(api).only(headers).get(path).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/apis/%", "/a%00b", "*", "/%2"})
    void refuses_paths_that_are_none(String path) {
        assertThat(RawHttp.tcp(api).get(path).status()).isEqualTo(400);
    }

    @Test
    void refuses_what_is_too_long_and_goes_on() {
        RawHttp caller = RawHttp.tcp(api);
        assertThat(caller.put("/apis/sandbox.openclaw.ai/v1/sessions/x", "x".repeat(64 * 1024 + 1))
                        .status())
                .isEqualTo(413);
        assertThat(caller.get("/" + "x".repeat(60_000)).status()).isEqualTo(400);
        assertThat(caller.with("X: " + "x".repeat(20_000)).get("/healthz").status())
                .isEqualTo(400);
        assertThat(caller.get("/healthz").body()).isEqualTo("ok\n");
    }

    @Test
    void says_what_there_is_not() {
        assertThat(RawHttp.tcp(api).get("/nowhere").json().path("reason").asText())
                .isEqualTo("NotFound");
        assertThat(RawHttp.tcp(api).post(SANDBOXES, "").json().path("reason").asText())
                .isEqualTo("MethodNotAllowed");
    }

    @Test
    void keeps_its_failures_to_itself() {
        api.board().ready("agent:main:demo");
        api.store.fillDisk();
        RawHttp.Reply reply =
                RawHttp.tcp(api).delete(SANDBOXES + "/" + api.board().ready("agent:main:demo"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.message()).contains("disk").doesNotContain("Exception");
    }

    @Test
    void tells_its_own_time_with_every_answer() {
        String now = "Sun, 22 Nov 2026 12:00:00 GMT";
        assertThat(RawHttp.anonymous(api).get("/healthz").header("Date")).isEqualTo(now);
        assertThat(RawHttp.tcp(api).get(SANDBOXES).header("Date")).isEqualTo(now);
        assertThat(RawHttp.anonymous(api).get(SANDBOXES).header("Date")).isEqualTo(now);
    }

    @Test
    void makes_its_socket_private() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(api.controlSocket())))
                .isEqualTo("rw-------");
    }

    @Test
    void takes_the_place_of_a_socket_that_a_killed_daemon_left(@TempDir Path directory) throws Exception {
        Path socket = directory.resolve("control.sock");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (ApiServer second = ApiServer.start(RunningApi.listening(socket), api.parts())) {
            assertThat(second.port()).isNotEqualTo(api.port());
            assertThat(socket).exists();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void says_who_may_be_in_the_way_when_the_port_is_taken(@TempDir Path directory) {
        Listening taken = new Listening(
                "127.0.0.1",
                api.port(),
                directory.resolve("control.sock"),
                new Secret("x"),
                Set.of(),
                Listening.Loopback.TRUSTED);
        assertThatThrownBy(() -> ApiServer.start(taken, api.parts()))
                .isInstanceOf(ApiStartException.class)
                .hasMessageContaining("127.0.0.1:" + api.port())
                .hasMessageContaining("--port");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void says_when_the_path_of_the_socket_is_too_long(@TempDir Path directory) {
        Path deep = directory.resolve("x".repeat(100)).resolve("control.sock");
        assertThatThrownBy(() -> ApiServer.start(RunningApi.listening(deep), api.parts()))
                .isInstanceOf(ApiStartException.class)
                .hasMessageContaining("OPENCLAW_STATE_DIR");
    }
}
