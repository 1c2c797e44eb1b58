package ai.openclaw.sandbox.controller.daemon;

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
import java.util.concurrent.CompletableFuture;

/** What people ask of a daemon that may end at any moment. */
final class SoakTraffic implements AutoCloseable {

    private static final int FIRST_ERROR = 400;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    SoakTraffic(int port, Path state) {
        this.base = "http://127.0.0.1:" + port + "/apis/sandbox.openclaw.ai/v1/";
        try {
            this.token = Files.readString(state.resolve("sandbox-controller/gateway-token"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a session; true when the daemon has said that it is open. */
    boolean open(String session) {
        return said(http.sendAsync(opening(session), HttpResponse.BodyHandlers.ofString()));
    }

    /** Opens a session and does not wait for what comes of it. */
    void openWithoutWaiting(String session) {
        var unused = http.sendAsync(opening(session), HttpResponse.BodyHandlers.discarding());
    }

    /** Closes a session; true when the daemon has said that it is closed. */
    boolean end(String session) {
        HttpRequest request = request("sessions/" + encoded(session)).DELETE().build();
        return said(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** Whether the daemon knows a session. */
    boolean knows(String session) {
        HttpRequest request = request("sessions/" + encoded(session)).build();
        return said(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** Reads the list of sandboxes. */
    boolean look() {
        return said(http.sendAsync(request("sandboxes").build(), HttpResponse.BodyHandlers.ofString()));
    }

    private static boolean said(CompletableFuture<HttpResponse<String>> answer) {
        return answer.thenApply(it -> it.statusCode() < FIRST_ERROR)
                .exceptionally(cut -> false)
                .join();
    }

    private HttpRequest opening(String session) {
        return request("sessions/" + encoded(session))
                .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static String encoded(String session) {
        return URLEncoder.encode(session, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
