package ai.openclaw.sandbox.controller.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens and closes sessions as anybody does: over HTTP, with the token. */
final class Client implements AutoCloseable {

    private static final int FIRST_ERROR = 400;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    Client(int port, Path state) {
        this.base = "http://127.0.0.1:" + port + "/apis/sandbox.openclaw.ai/v1/sessions/";
        try {
            this.token = Files.readString(state.resolve("sandbox-controller").resolve("gateway-token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(String session) {
        send(request(session).PUT(HttpRequest.BodyPublishers.ofString("{}")).build());
    }

    void end(String session) {
        send(request(session).DELETE().build());
    }

    private HttpRequest.Builder request(String session) {
        return HttpRequest.newBuilder(URI.create(base + URLEncoder.encode(session, StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private void send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_ERROR) {
                throw new IllegalStateException(request + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
