package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Calls tools as agents do: over HTTP, with the token. */
public final class ToolHttp implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    public ToolHttp(RunningDaemon running) {
        this(running.daemon().port(), running.state());
    }

    public ToolHttp(int port, Path state) {
        this.base = "http://127.0.0.1:" + port + "/apis/sandbox.openclaw.ai/v1/sessions/";
        try {
            this.token = Files.readString(state.resolve("sandbox-controller/gateway-token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer: its status code and its JSON. */
    public record Answer(int code, JsonNode json) {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode command(String text) {
        return object().put("command", text);
    }

    /** Calls a tool and waits. */
    public Answer call(String session, String tool, JsonNode arguments) {
        HttpResponse<String> answer = Contract.checked(send(
                post(session, "tools/" + tool, HttpRequest.BodyPublishers.ofString(arguments.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        return new Answer(answer.statusCode(), json(answer.body()));
    }

    /** Runs a command and gives its result. */
    public JsonNode exec(String session, String command) {
        Answer answer = call(session, "exec", command(command));
        if (answer.code() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json();
    }

    /** Begins a call that answers in lines; closing the stream is going away. */
    public InputStream lines(String session, String tool, JsonNode arguments) {
        return Contract.begun(send(
                        post(session, "tools/" + tool, HttpRequest.BodyPublishers.ofString(arguments.toString()))
                                .header("Accept", "application/x-ndjson")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream()))
                .body();
    }

    /** The same, to its end. */
    public List<JsonNode> allLines(String session, String tool, JsonNode arguments) {
        try (InputStream in = lines(session, tool, arguments)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(ToolHttp::json)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a file in. */
    public Answer media(String session, String name, byte[] content) {
        HttpResponse<String> answer = Contract.checked(send(
                post(
                                session,
                                "media?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                                HttpRequest.BodyPublishers.ofByteArray(content))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        return new Answer(answer.statusCode(), json(answer.body()));
    }

    private HttpRequest.Builder post(String session, String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(
                        URI.create(base + URLEncoder.encode(session, StandardCharsets.UTF_8) + "/" + path))
                .header("Authorization", "Bearer " + token)
                .POST(body);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
