package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.Contract;
import ai.openclaw.sandbox.api.TestDevice;
import ai.openclaw.sandbox.fixtures.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do from the Control UI, with a whole daemon and real containers; and that no secret of it is left anywhere. */
class ConsoleIT {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";
    private static final String KEY = "agent:main:console";
    private static final String CONFIGURATION = """
        // kept by people
        { "agents": { "defaults": { "sandbox": { "mode": "all", "scope": "session",
          "docker": { "image": "IMAGE", "containerPrefix": "PREFIX", "pidsLimit": 64 } } } } }
        """;

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> secrets = new ArrayList<>();
    private RunningDaemon running;
    private String shared;

    @BeforeEach
    void start() throws IOException {
        running = new RunningDaemon(directory);
        running.configure(CONFIGURATION);
        running.sessions("main", KEY);
        running.start();
        shared = Files.readString(running.state().resolve("sandbox-controller/gateway-token"))
                .strip();
        secrets.add(shared);
    }

    @AfterEach
    void stop() {
        http.close();
        running.close();
    }

    private HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + running.daemon().port() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Contract.checked(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private JsonNode get(String path, String token) {
        HttpResponse<String> reply = send("GET", BASE + path, token, "");
        assertThat(reply.statusCode()).as(path + " " + reply.body()).isEqualTo(200);
        return json(reply.body());
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** Pairs as a browser from elsewhere does, and gives the device's token. */
    private String pair(TestDevice device) {
        Map<String, String> elsewhere = Map.of("X-Forwarded-For", "203.0.113.7");
        int port = running.daemon().port();
        String refused;
        try (var line = device.connect(port, elsewhere, shared, Instant.now(), message -> {})) {
            refused = line.next().text();
        }
        assertThat(refused).startsWith("pairing required (requestId: ");
        String request = refused.substring(29, 65);
        assertThat(send("POST", BASE + "/devices/requests/" + request + "/approve", shared, "{}")
                        .statusCode())
                .isEqualTo(200);
        try (var line = device.connect(port, elsewhere, shared, Instant.now(), message -> {})) {
            String token = line.next().field("deviceToken");
            secrets.add(token);
            return token;
        }
    }

    @Test
    void a_browser_pairs_looks_edits_and_leaves_no_secret_behind() throws Exception {
        running.awaitReady(KEY);
        TestDevice device = new TestDevice();
        String token = pair(device);
        String name = running.sandbox(KEY).orElseThrow().identity().name().value();

        JsonNode sample = get("/sandboxes/" + name + "/stats", token);
        assertThat(sample.at("/memory/bytes").asLong()).isPositive();
        assertThat(sample.at("/pids/current").asLong()).isPositive();
        assertThat(sample.at("/pids/limit").asLong()).isEqualTo(64);
        assertThat(sample.at("/cpu/percent").isNumber()).isTrue();

        types_into_a_terminal(name, token);
        edits_the_configuration(token);

        assertThat(send("GET", BASE + "/sandboxes", "wrong-" + shared, "").statusCode())
                .isEqualTo(401);
        JsonNode link = json(send("POST", BASE + "/devices/links", token, "{}").body());
        secrets.add(link.path("fragment").asText().substring(5));

        running.stop();
        running.start();
        assertThat(get("/devices", token).at("/items/0/metadata/name").asText()).isEqualTo(device.id());
        assertThat(send("DELETE", BASE + "/devices/" + device.id(), shared, "").statusCode())
                .isEqualTo(200);
        running.stop();
        running.start();
        assertThat(send("GET", BASE + "/devices", token, "").statusCode()).isEqualTo(401);

        String metrics = send("GET", "/metrics", shared, "").body();
        assertThat(metrics).contains(Dashboards.metrics());
        String told = send("GET", BASE + "/logs?tailLines=2000", shared, "").body()
                + send("GET", BASE + "/events?limit=1000", shared, "").body()
                + send("GET", BASE + "/devices", shared, "").body()
                + metrics;
        secrets.forEach(secret -> assertThat(told).doesNotContain(secret));
        running.stop();
        nothing_on_disk_holds_a_secret();
    }

    private void types_into_a_terminal(String name, String token) {
        StringBuffer screen = new StringBuffer();
        List<String> told = java.util.Collections.synchronizedList(new ArrayList<>());
        String protocol = "base64url.bearer.authorization.k8s.io."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        WebSocket terminal = http.newWebSocketBuilder()
                .subprotocols("v1.terminal.openclaw.ai", protocol)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + running.daemon().port() + BASE + "/sandboxes/" + name
                                + "/terminal"),
                        new Screen(screen, told))
                .join();
        assertThat(terminal.getSubprotocol()).isEqualTo("v1.terminal.openclaw.ai");
        terminal.sendText("{\"type\":\"resize\",\"cols\":97,\"rows\":31}", true).join();
        type(terminal, "stty size; echo a$((40 + 2))b; id -u\n");
        Eventually.within(
                RunningDaemon.SOON,
                "the terminal shows it",
                () -> screen.toString().contains("a42b"));
        assertThat(screen.toString()).contains("31 97");
        type(terminal, "exit 7\n");
        Eventually.within(RunningDaemon.SOON, "the shell ends", () -> !told.isEmpty());
        assertThat(json(told.getFirst()).path("type").asText()).isEqualTo("exit");
        assertThat(json(told.getFirst()).path("code").asInt()).isEqualTo(7);
        terminal.abort();
    }

    private static void type(WebSocket terminal, String text) {
        terminal.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    private record Screen(StringBuffer screen, List<String> told) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            screen.append(StandardCharsets.UTF_8.decode(data));
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            told.add(data.toString());
            socket.request(1);
            return null;
        }
    }

    private void edits_the_configuration(String token) throws IOException {
        Path file = running.state().resolve("openclaw.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        JsonNode config = get("/config", token);
        String source = config.path("source").asText();
        assertThat(source).startsWith("// kept by people");
        String edited = source.replace("\"pidsLimit\": 64", "\"pidsLimit\": 65");

        JsonNode check =
                json(send("POST", BASE + "/config/validate", token, edited).body());
        assertThat(check.path("problems")).isEmpty();
        assertThat(check.path("plan")).hasSize(1);
        JsonNode broken = json(
                send("POST", BASE + "/config/validate", token, source + "}").body());
        assertThat(broken.at("/problems/0/severity").asText()).isEqualTo("Error");
        assertThat(broken.at("/problems/0/line").asInt()).isPositive();
        assertThat(broken.path("plan")).isEmpty();

        String hash = "\"" + config.path("hash").asText() + "\"";
        assertThat(send("PUT", BASE + "/config", token, source + "}", "If-Match", hash)
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("PUT", BASE + "/config", token, edited, "If-Match", "\"" + "0".repeat(64) + "\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(send("PUT", BASE + "/config", token, edited).statusCode()).isEqualTo(428);
        assertThat(Files.readString(file)).isEqualTo(source);
        HttpResponse<String> written = send("PUT", BASE + "/config", token, edited, "If-Match", hash);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(Files.readString(file)).isEqualTo(edited);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        Eventually.within(
                RunningDaemon.SOON,
                "the container is made anew",
                () -> running.sandbox(KEY)
                        .flatMap(it -> it.status().container())
                        .map(it -> running.engine()
                                .inspect(it.id())
                                .at("/HostConfig/PidsLimit")
                                .asInt())
                        .filter(limit -> limit == 65)
                        .isPresent());
    }

    private void nothing_on_disk_holds_a_secret() throws IOException {
        try (Stream<Path> files = Files.walk(running.state())) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                if (path.endsWith("gateway-token")) {
                    continue;
                }
                String text = Files.readString(path, StandardCharsets.ISO_8859_1);
                secrets.forEach(secret -> assertThat(text.contains(secret))
                        .as(path + " holds a secret")
                        .isFalse());
            }
        }
    }
}
