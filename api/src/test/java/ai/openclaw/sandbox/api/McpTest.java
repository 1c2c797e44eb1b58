package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.runtime.OutputSink.Channel;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The MCP endpoint as the official client sees it, and as a careless one does. */
final class McpTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SESSION = "agent:main:demo";
    private static final String PROGRESS_TOKEN = "p";

    private final RunningApi api = new RunningApi();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        http.close();
        api.close();
    }

    @Test
    void lists_the_tools_of_the_session_with_their_schemas() {
        try (McpSyncClient client = client("/mcp?session=" + SESSION)) {
            assertThat(client.initialize().serverInfo().name()).isEqualTo("openclaw-sandbox-controller");
            assertThat(client.listTools().tools()).singleElement().satisfies(tool -> {
                assertThat(tool.name()).isEqualTo("exec");
                assertThat(tool.inputSchema()).containsEntry("type", "object");
            });
        }
    }

    @Test
    void calls_a_tool_of_the_session_that_was_named() {
        api.tools().are((call, observer) -> output("hello\n", "careful"));
        try (McpSyncClient client = client("/mcp?session=main")) {
            client.initialize();
            CallToolResult result = client.callTool(call("exec", Map.of("command", "echo hello")));
            assertThat(result.isError()).isFalse();
            assertThat(text(result)).isEqualTo("hello\n[stderr]\ncareful\n{\"exitCode\":0}");
            assertThat(result.structuredContent())
                    .isInstanceOfSatisfying(
                            Map.class, it -> assertThat(it.get("stdout")).isEqualTo("hello\n"));
        }
        Tools.Call call = api.tools().calls().getFirst();
        assertThat(call.session().value()).isEqualTo("agent:main:main");
        assertThat(call.arguments().path("command").asText()).isEqualTo("echo hello");
        assertThat(call.actor()).isEqualTo("user:token");
    }

    @Test
    void tells_a_failed_call_as_a_result_and_an_unknown_tool_as_an_error() {
        api.tools().are((call, observer) -> {
            throw call.tool().equals("exec")
                    ? new ToolFailure(ToolReason.SANDBOX_NOT_READY, "The sandbox is not ready.")
                    : new ToolFailure(ToolReason.UNKNOWN_TOOL, "There is no tool nope.");
        });
        try (McpSyncClient client = client("/mcp?session=" + SESSION)) {
            client.initialize();
            CallToolResult result = client.callTool(call("exec", Map.of()));
            assertThat(result.isError()).isTrue();
            assertThat(text(result)).isEqualTo("The sandbox is not ready.");
            assertThat(result.structuredContent())
                    .isEqualTo(Map.of("reason", ToolReason.SANDBOX_NOT_READY.word(), "message", text(result)));
            assertThatThrownBy(() -> client.callTool(call("nope", Map.of())))
                    .isInstanceOfSatisfying(
                            McpError.class,
                            e -> assertThat(e.getJsonRpcError().code()).isEqualTo(-32602));
        }
    }

    @Test
    void hands_out_images_as_images() {
        api.tools()
                .are((call, observer) -> new Tools.Result(
                        JsonNodeFactory.instance.objectNode().put("path", "a.png"),
                        Optional.of(new Tools.Picture("image/png", ByteBuffer.wrap(new byte[] {1, 2, 3})))));
        try (McpSyncClient client = client("/mcp?session=" + SESSION)) {
            client.initialize();
            assertThat(client.callTool(call("exec", Map.of())).content().getFirst())
                    .isInstanceOfSatisfying(ImageContent.class, image -> {
                        assertThat(image.mimeType()).isEqualTo("image/png");
                        assertThat(image.data()).isEqualTo("AQID");
                    });
        }
    }

    @Test
    void tells_output_while_the_command_runs_without_tearing_characters() {
        CountDownLatch heard = new CountDownLatch(1);
        api.tools().are((call, observer) -> {
            byte[] lobster = "🦞\n".getBytes(StandardCharsets.UTF_8);
            observer.progress("Making a sandbox.");
            observer.write(Channel.STDOUT, java.util.Arrays.copyOfRange(lobster, 0, 2));
            observer.write(Channel.STDOUT, java.util.Arrays.copyOfRange(lobster, 2, lobster.length));
            assertThat(heard.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return output("", "");
        });
        try (McpSyncClient client = client("/mcp?session=" + SESSION)) {
            client.initialize();
            Thread.ofVirtual().start(() -> {
                Eventually.within(
                        SOON, "the output", () -> String.join("", told).contains("🦞"));
                heard.countDown();
            });
            CallToolRequest request = CallToolRequest.builder("exec")
                    .progressToken(PROGRESS_TOKEN)
                    .build();
            assertThat(client.callTool(request).isError()).isFalse();
        }
        assertThat(String.join("", told)).isEqualTo("Making a sandbox.\n🦞\n");
    }

    @Test
    void tells_much_output_in_few_messages() {
        api.tools().are((call, observer) -> {
            for (int i = 0; i < 10_000; i++) {
                observer.write(Channel.STDOUT, "line\n".getBytes(StandardCharsets.UTF_8));
            }
            return output("", "");
        });
        try (McpSyncClient client = client("/mcp?session=" + SESSION)) {
            client.initialize();
            client.callTool(CallToolRequest.builder("exec")
                    .progressToken(PROGRESS_TOKEN)
                    .build());
        }
        assertThat(told).hasSizeBetween(1, 50).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(16 * 1024));
    }

    @Test
    void ends_a_call_that_its_client_cancels_and_answers_nothing() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        api.tools().are((call, observer) -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
            return output("", "");
        });
        String client = introduced();
        var answer = http.sendAsync(
                message(
                        client,
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"exec\"}}"),
                HttpResponse.BodyHandlers.ofString());
        assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(send(
                                client,
                                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(answer.get(SOON.toSeconds(), TimeUnit.SECONDS).body()).isEmpty();
    }

    @Test
    void a_client_that_leaves_takes_its_calls_along_and_has_to_introduce_itself_again() throws Exception {
        String client = introduced();
        HttpRequest leave = request().header("Mcp-Session-Id", client).DELETE().build();
        assertThat(Contract.checked(http.send(leave, HttpResponse.BodyHandlers.ofString()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(client, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void answers_nonsense_with_errors_of_the_protocol() throws Exception {
        String client = introduced();
        assertThat(send(client, "{").body()).contains("-32700");
        assertThat(send(client, "").body()).contains("-32600");
        assertThat(send(client, "[]").body()).contains("-32600");
        assertThat(send(client, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nope\"}")
                        .body())
                .contains("-32601");
        for (String params : List.of("{}", "{\"name\":1}", "{\"name\":\"exec\",\"arguments\":[]}")) {
            assertThat(send(
                                    client,
                                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params
                                            + "}")
                            .body())
                    .contains("-32602");
        }
    }

    @Test
    void needs_a_session_and_a_token() throws Exception {
        try (McpSyncClient client = client("/mcp")) {
            assertThatThrownBy(client::initialize).hasStackTraceContaining("Whose tools?");
        }
        HttpRequest nobody = HttpRequest.newBuilder(URI.create(base() + "/mcp?session=main"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(Contract.checked(http.send(nobody, HttpResponse.BodyHandlers.ofString()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send("unheard-of", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private McpSyncClient client(String endpoint) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder(base())
                        .endpoint(endpoint)
                        .addHttpRequestCustomizer((builder, method, uri, body, context) ->
                                builder.header("Authorization", "Bearer " + RunningApi.TOKEN))
                        .build())
                .requestTimeout(SOON)
                .progressConsumer(it -> told.add(it.message()))
                .build();
    }

    private String base() {
        return "http://127.0.0.1:" + api.port();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(base() + "/mcp?session=" + SESSION))
                .header("Authorization", "Bearer " + RunningApi.TOKEN)
                .header("Accept", "application/json, text/event-stream");
    }

    private String introduced() throws Exception {
        HttpRequest hello = request()
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}"))
                .build();
        HttpResponse<String> answer = Contract.checked(http.send(hello, HttpResponse.BodyHandlers.ofString()));
        assertThat(answer.body()).contains("\"protocolVersion\":\"2025-06-18\"");
        return answer.headers().firstValue("Mcp-Session-Id").orElseThrow();
    }

    private HttpRequest message(String client, String body) {
        return request()
                .header("Mcp-Session-Id", client)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(String client, String body) throws Exception {
        return Contract.checked(http.send(message(client, body), HttpResponse.BodyHandlers.ofString()));
    }

    private static CallToolRequest call(String tool, Map<String, Object> arguments) {
        return CallToolRequest.builder(tool).arguments(arguments).build();
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private static Tools.Result output(String out, String err) {
        return new Tools.Result(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("stdout", out)
                        .put("stderr", err)
                        .put("exitCode", 0),
                Optional.empty());
    }
}
