package ai.openclaw.sandbox.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.http.Failures;
import ai.openclaw.sandbox.api.watch.Watches;
import ai.openclaw.sandbox.fixtures.Eventually;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More watchers than there may be, where there may be one. */
class WatchLimitTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Watches watches = new Watches(vertx, InstantSource.system(), 1);
    private final int port = listen();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int listen() {
        Collection<Sandbox> sandboxes =
                new Collection<>(SandboxFeed.of(new StatusBoard()), watches, InstantSource.system());
        Router router = Router.router(vertx);
        Failures.mount(router);
        router.get("/").handler(sandboxes::handle);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private Socket watch() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) SOON.toMillis());
        socket.getOutputStream()
                .write("GET /?watch=1 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    @Test
    void one_too_many_is_turned_away_until_another_goes() throws IOException {
        try (Socket first = watch()) {
            assertThat(status(first)).contains(" 200 ");
            try (Socket second = watch()) {
                assertThat(status(second)).contains(" 429 ");
            }
            assertThat(watches.count()).isEqualTo(1);
        }
        Eventually.within(SOON, "the first is gone", () -> watches.count() == 0);
        try (Socket third = watch()) {
            assertThat(status(third)).contains(" 200 ");
        }
    }
}
