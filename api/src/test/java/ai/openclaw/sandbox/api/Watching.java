package ai.openclaw.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Somebody who watches: opens a watch and takes one event after the other. */
final class Watching implements AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private Watching(RunningApi api, String path, String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + path))
                .header("Authorization", "Bearer " + RunningApi.TOKEN)
                .header("Accept", accept)
                .build();
        try {
            this.response = Contract.begun(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    static Watching open(RunningApi api, String path) {
        return open(api, path, "application/json");
    }

    static Watching open(RunningApi api, String path, String accept) {
        return new Watching(api, path, accept);
    }

    int status() {
        return response.statusCode();
    }

    /** The next event; nothing when the watch is over. */
    Optional<JsonNode> next() {
        try {
            String line = lines.readLine();
            if (line != null && status() == OK) {
                Contract.checkEvent(line);
            }
            return line == null ? Optional.empty() : Optional.of(new JsonMapper().readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event in short: what happened to which, at which version. */
    String heard() {
        return next().map(event -> event.path("type").asText() + " "
                        + event.at("/object/metadata/name").asText() + " "
                        + event.at("/object/status/phase").asText())
                .map(String::strip)
                .orElse("over");
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.shutdownNow();
    }
}
