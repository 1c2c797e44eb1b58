package ai.openclaw.sandbox.controller.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Drives a browser over CDP, as somebody with its token. One command at a time. */
final class Cdp implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ANSWER_SECONDS = 20;

    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages;
    private int last;

    private Cdp(WebSocket socket, BlockingQueue<JsonNode> messages) {
        this.socket = socket;
        this.messages = messages;
    }

    /** What a path of the browser answers to somebody with this token; an empty one is not sent. */
    static HttpResponse<String> ask(HttpClient http, String method, String url, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a page in a tab of its own. */
    static Cdp open(HttpClient http, String cdpUrl, String token, String page) throws Exception {
        JsonNode tab = MAPPER.readTree(
                ask(http, "PUT", cdpUrl + "/json/new?" + page, token).body());
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create(tab.path("webSocketDebuggerUrl").asText()), new Ear(messages))
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        return new Cdp(socket, messages);
    }

    /** Sends a command and gives its result. */
    JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = ++last;
        ObjectNode command = JsonNodeFactory.instance.objectNode().put("id", id).put("method", method);
        command.set("params", parameters);
        socket.sendText(command.toString(), true).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode message = messages.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (message == null || message.has("error")) {
                throw new AssertionError(method + ": " + message);
            }
            if (message.path("id").asInt() == id) {
                return message.path("result");
            }
        }
    }

    /** What an expression is in the page. */
    String evaluate(String expression) throws Exception {
        return call("Runtime.evaluate", JsonNodeFactory.instance.objectNode().put("expression", expression))
                .at("/result/value")
                .asText();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder part = new StringBuilder();

        Ear(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean whole) {
            part.append(data);
            if (whole) {
                try {
                    messages.add(MAPPER.readTree(part.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(webSocket, data, whole);
        }
    }
}
