package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolRoutesTest {

    private static final String PATH = "/apis/sandbox.openclaw.ai/v1/sessions/agent%3Amain%3Ax/tools/exec";

    private final RunningApi api = new RunningApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private static Tools.Result result(String field, String value) {
        return new Tools.Result(JsonNodeFactory.instance.objectNode().put(field, value), Optional.empty());
    }

    private RawHttp.Reply post(RawHttp http, String body) {
        return http.send("POST", PATH, body);
    }

    @Test
    void a_call_reaches_its_tool_with_session_arguments_and_caller() {
        api.tools().are((call, observer) -> result("stdout", "hi"));

        RawHttp.Reply reply = post(RawHttp.tcp(api), "{\"command\":\"echo hi\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("stdout").asText()).isEqualTo("hi");
        Tools.Call call = api.tools().calls().getFirst();
        assertThat(call.session().value()).isEqualTo("agent:main:x");
        assertThat(call.tool()).isEqualTo("exec");
        assertThat(call.arguments().path("command").asText()).isEqualTo("echo hi");
        assertThat(call.actor()).isEqualTo("user:token");
        assertThat(call.leave()).isEqualTo(Tools.Leave.KILL);
    }

    @Test
    void without_a_token_nothing_is_called() {
        assertThat(post(RawHttp.anonymous(api), "{}").status()).isEqualTo(401);
        assertThat(api.tools().calls()).isEmpty();
    }

    @Test
    void every_reason_has_a_status_and_stands_in_the_answer() {
        for (ToolReason reason : ToolReason.values()) {
            api.tools().are((call, observer) -> {
                throw new ToolFailure(reason, "It did not work.");
            });
            RawHttp.Reply reply = post(RawHttp.local(api), "{}");
            assertThat(reply.status()).as(reason.word()).isBetween(400, 504);
            assertThat(reply.json().path("reason").asText()).isEqualTo(reason.word());
            assertThat(reply.message()).isEqualTo("It did not work.");
        }
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        assertThat(post(RawHttp.local(api), "[1]").status()).isEqualTo(400);
        assertThat(post(RawHttp.local(api), "{\"a\":").status()).isEqualTo(400);
        assertThat(RawHttp.local(api)
                        .send("POST", PATH + "?onDisconnect=perhaps", "{}")
                        .status())
                .isEqualTo(422);
        assertThat(api.tools().calls()).isEmpty();
    }

    @Test
    void lines_come_as_it_goes_text_as_text_and_other_bytes_as_base64() {
        api.tools().are((call, observer) -> {
            observer.progress("The sandbox is being made.");
            observer.write(Channel.STDOUT, "grün\n".getBytes(StandardCharsets.UTF_8));
            observer.write(Channel.STDERR, new byte[] {(byte) 0xff, 0});
            Tools.Result all = result("stdout", "grün\n");
            return new Tools.Result(
                    ((com.fasterxml.jackson.databind.node.ObjectNode) all.content()).put("exitCode", 3),
                    Optional.empty());
        });

        List<JsonNode> lines =
                lines(RawHttp.local(api).with("Accept: application/x-ndjson").send("POST", PATH, "{}"));

        assertThat(lines)
                .extracting(line -> line.path("type").asText())
                .containsExactly("progress", "stdout", "stderr", "result");
        assertThat(lines.get(1).path("text").asText()).isEqualTo("grün\n");
        assertThat(lines.get(2).path("base64").asText()).isEqualTo("/wA=");
        assertThat(lines.get(3).at("/result/exitCode").asInt()).isEqualTo(3);
        assertThat(lines.get(3).path("result").has("stdout")).as("told already").isFalse();
    }

    @Test
    void a_failure_before_the_first_line_has_its_own_status_and_a_later_one_is_a_line() {
        api.tools().are((call, observer) -> {
            throw new ToolFailure(ToolReason.TOOL_DENIED, "No.");
        });
        RawHttp lines = RawHttp.local(api).with("Accept: application/x-ndjson");
        assertThat(lines.send("POST", PATH, "{}").status()).isEqualTo(403);
        api.tools().are((call, observer) -> {
            observer.progress("So far so good.");
            throw new ToolFailure(ToolReason.SANDBOX_GONE, "Gone.");
        });
        RawHttp.Reply late = lines.send("POST", PATH, "{}");
        assertThat(late.status()).isEqualTo(200);
        assertThat(lines(late).getLast().at("/status/reason").asText()).isEqualTo("SandboxGone");
    }

    @Test
    void a_caller_that_goes_away_interrupts_its_call() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        api.tools().are((call, observer) -> {
            begun.countDown();
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            return result("never", "");
        });
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            String request = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + RunningApi.TOKEN + "\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            begun.await();
        }
        Eventually.within(Duration.ofSeconds(10), "the call is interrupted", interrupted::get);
    }

    @Test
    void the_tools_of_a_session_are_listed_with_their_schemas() {
        RawHttp.Reply reply =
                RawHttp.local(api).send("GET", "/apis/sandbox.openclaw.ai/v1/sessions/agent%3Amain%3Ax/tools", "");

        assertThat(reply.json().at("/items/0/metadata/name").asText()).isEqualTo("exec");
        assertThat(reply.json().at("/items/0/inputSchema/type").asText()).isEqualTo("object");
    }

    @Test
    void media_go_where_they_belong() {
        String path = "/apis/sandbox.openclaw.ai/v1/sessions/agent%3Amain%3Ax/media";
        RawHttp.Reply stored = RawHttp.local(api).send("POST", path + "?name=a.png", "12345");
        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.json().path("path").asText()).endsWith("/a.png");
        assertThat(stored.json().path("bytes").asInt()).isEqualTo(5);
        assertThat(RawHttp.local(api).send("POST", path, "12345").status()).isEqualTo(422);
    }

    private static List<JsonNode> lines(RawHttp.Reply reply) {
        return reply.body()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(
                        line -> { // between sizes of chunks
                            try {
                                return new JsonMapper().readTree(line);
                            } catch (IOException e) {
                                throw new UncheckedIOException(line, e);
                            }
                        })
                .toList();
    }
}
