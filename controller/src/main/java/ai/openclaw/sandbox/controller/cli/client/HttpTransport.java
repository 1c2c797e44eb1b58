package ai.openclaw.sandbox.controller.cli.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** HTTP over TCP, with the token. */
final class HttpTransport implements Transport {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI base;
    private final Optional<String> token;
    private final Duration patience;

    HttpTransport(URI base, Optional<String> token, Duration patience) {
        this.base = base;
        this.token = token;
        this.patience = patience;
    }

    @Override
    public String whenAway() {
        return "Is the address right, and does the daemon run there? It listens on this host only unless told: --bind"
                + " lan";
    }

    @Override
    public boolean identified() {
        return token.isPresent();
    }

    @Override
    public String target() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    @Override
    public Duplex connect() throws IOException {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() > 0 ? base.getPort() : tls ? HTTPS : HTTP;
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(base.getHost(), port), (int) CONNECT.toMillis());
        plain.setTcpNoDelay(true); // keystrokes
        Socket socket = tls
                ? ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, base.getHost(), port, true)
                : plain;
        return new Duplex(socket.getInputStream(), socket.getOutputStream(), socket);
    }

    @Override
    public String headers() {
        return "Host: " + base.getAuthority() + "\r\n"
                + token.map(it -> "Authorization: Bearer " + it + "\r\n").orElse("");
    }

    @Override
    public Reply send(Request request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(target() + request.path()))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .method(
                        request.method(),
                        request.body()
                                .map(HttpRequest.BodyPublishers::ofString)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        token.ifPresent(it -> builder.header("Authorization", "Bearer " + it));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            var response = client.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
