package ai.openclaw.sandbox.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.Contract;
import ai.openclaw.sandbox.fixtures.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over the Model Context Protocol in a real sandbox. */
final class McpIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningDaemon running;

    @BeforeEach
    void start(@TempDir Path directory) {
        running = new RunningDaemon(directory);
        running.configure("""
            { agents: { defaults: { sandbox: { mode: "all", scope: "session", docker: { image: "IMAGE", containerPrefix: "PREFIX" } } } } }
            """);
        running.start();
    }

    @AfterEach
    void stop() {
        http.close();
        running.close();
    }

    @Test
    void runs_a_command_and_ends_its_processes_when_it_is_cancelled() throws Exception {
        HttpResponse<String> hello = Contract.checked(http.send(
                message(Optional.empty(), "\"id\":0,\"method\":\"initialize\",\"params\":{}"),
                HttpResponse.BodyHandlers.ofString()));
        Optional<String> client = hello.headers().firstValue("Mcp-Session-Id");
        assertThat(Contract.checked(http.send(
                                message(client, exec(1, "echo $((6*7))")), HttpResponse.BodyHandlers.ofString()))
                        .body())
                .contains("42");

        var endless = http.sendAsync(message(client, exec(2, "sleep 4321")), HttpResponse.BodyHandlers.ofString());
        String container = running.containers().values().iterator().next();
        Eventually.within(RunningDaemon.SOON, "it runs", () -> sleeps(container));
        http.send(
                message(client, "\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":2}"),
                HttpResponse.BodyHandlers.ofString());
        Eventually.within(RunningDaemon.SOON, "it is gone", () -> !sleeps(container));
        assertThat(endless.get(RunningDaemon.SOON.toSeconds(), TimeUnit.SECONDS).body())
                .isEmpty();
    }

    private boolean sleeps(String container) {
        return running.engine()
                .send("GET", "/containers/" + container + "/top", "")
                .body()
                .contains("sleep 4321");
    }

    private static String exec(int id, String command) {
        return "\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"exec\",\"arguments\":{\"command\":\""
                + command + "\"}}";
    }

    private HttpRequest message(Optional<String> client, String members) throws Exception {
        String token = Files.readString(running.state().resolve("sandbox-controller/gateway-token"))
                .strip();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + running.daemon().port() + "/mcp?session=agent:main:mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\"," + members + "}"));
        client.ifPresent(it -> request.header("Mcp-Session-Id", it));
        return request.build();
    }
}
