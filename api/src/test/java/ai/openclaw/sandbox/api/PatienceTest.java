package ai.openclaw.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.http.Patience;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that are slow, with a patience that is short. */
class PatienceTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final int SECONDS_TO_GIVE_UP = 20;

    private final Vertx vertx = Vertx.vertx();
    private final Patience patience = new Patience(vertx, SHORT);
    private final HttpServer server = vertx.createHttpServer(ApiServer.options())
            .connectionHandler(patience::opened)
            .requestHandler(patience.before(request -> request.body().onSuccess(any -> {
                patience.received(request.connection());
                vertx.setTimer(SHORT.toMillis() * 3, timer -> request.response().end("slow"));
            })));

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Socket call(String said) throws IOException {
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SECONDS_TO_GIVE_UP * 1000);
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HT",
                "GET / HTTP/1.1\r\nHost: localhost\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf"
            })
    void who_begins_a_request_and_does_not_end_it_is_cut_off(String said) throws IOException {
        try (Socket socket = call(said)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void who_waits_for_us_is_not_and_goes_when_he_asks_for_nothing_more() throws IOException {
        try (Socket socket = call("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(all).startsWith("HTTP/1.1 200").endsWith("slow");
        }
    }
}
