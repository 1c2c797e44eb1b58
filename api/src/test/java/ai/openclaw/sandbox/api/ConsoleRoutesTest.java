package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.fixtures.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleRoutesTest {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";

    private final RunningApi api = new RunningApi();
    private final RawHttp admin = RawHttp.local(api);

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_configuration_with_errors_is_refused_with_the_place_and_the_way_out() {
        RawHttp.Reply refused =
                admin.with("If-Match: \"" + ScriptedConsole.OLD_HASH + "\"").put(BASE + "/config", "wrong");
        assertThat(refused.status()).isEqualTo(422);
        JsonNode problem = refused.json().at("/problems/0");
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("column").asInt()).isEqualTo(7);
        assertThat(problem.path("remedy").asText()).isEqualTo("Mend it.");
        assertThat(refused.json().path("kind").asText()).isEqualTo("Status");
        assertThat(api.console.text).contains("old");
    }

    @Test
    void a_configuration_is_written_over_the_one_it_was_made_from_and_no_other() {
        assertThat(admin.put(BASE + "/config", "{}").status()).isEqualTo(428);
        assertThat(admin.with("If-Match: nonsense").put(BASE + "/config", "{}").status())
                .isEqualTo(400);
        RawHttp.Reply late =
                admin.with("If-Match: \"" + ScriptedConsole.NEW_HASH + "\"").put(BASE + "/config", "{}");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.message()).contains("Read it again");
        RawHttp.Reply done =
                admin.with("If-Match: \"" + ScriptedConsole.OLD_HASH + "\"").put(BASE + "/config", "{}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().at("/details/hash").asText()).isEqualTo(ScriptedConsole.NEW_HASH);
        assertThat(api.devices.told()).anyMatch(it -> it.startsWith("user:cli ConfigurationWritten"));
    }

    @Test
    void a_sandbox_says_how_busy_it_is() {
        String name = api.board().ready("agent:main:demo").value();
        JsonNode sample = admin.get(BASE + "/sandboxes/" + name + "/stats").json();
        assertThat(sample.at("/cpu/percent").asDouble()).isEqualTo(50.0);
        assertThat(sample.at("/memory/limitBytes").asLong()).isEqualTo(1L << 30);
        assertThat(sample.path("pids").has("limit")).isFalse();
        api.console.running = false;
        assertThat(admin.get(BASE + "/sandboxes/" + name + "/stats").status()).isEqualTo(409);
        assertThat(admin.get(BASE + "/sandboxes/nothing/stats").status()).isEqualTo(404);
    }

    @Test
    void a_sandbox_is_watched_until_it_runs_no_more() throws Exception {
        String path =
                BASE + "/sandboxes/" + api.board().ready("agent:main:demo").value() + "/stats?watch=1";
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.getOutputStream()
                    .write(("GET " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + RunningApi.TOKEN + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String sample = lines.lines()
                    .filter(line -> line.startsWith("{"))
                    .peek(line -> api.console.running = false)
                    .findFirst()
                    .orElseThrow();
            assertThat(Contract.problems("Sample", sample)).isEmpty();
            assertThat(sample).contains("\"percent\":50.0");
            assertThat(lines.lines().filter(line -> line.startsWith("{"))).isEmpty();
        }
    }

    @Test
    void the_log_is_followed_until_its_reader_goes() throws Exception {
        api.console.log("first");
        api.console.log("second");
        assertThat(admin.get(BASE + "/logs?tailLines=1").body())
                .contains("second")
                .doesNotContain("first");
        assertThat(admin.get(BASE + "/logs?after=1").body()).contains("second").doesNotContain("first");
        assertThat(admin.get(BASE + "/logs?tailLines=x").status()).isEqualTo(422);
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.getOutputStream()
                    .write(("GET " + BASE + "/logs?watch=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + RunningApi.TOKEN + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            await(lines, "\"second\"");
            Eventually.within(Duration.ofSeconds(10), "it is followed", () -> api.console.followers() == 1);
            api.console.log("third");
            await(lines, "\"third\"");
        }
        Eventually.within(Duration.ofSeconds(10), "nobody follows it", () -> api.console.followers() == 0);
    }

    private static void await(BufferedReader lines, String word) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.contains(word)) {
            line = lines.readLine();
        }
        assertThat(line).contains(word);
    }
}
