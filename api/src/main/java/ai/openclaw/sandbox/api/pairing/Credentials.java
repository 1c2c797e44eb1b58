package ai.openclaw.sandbox.api.pairing;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The token a request shows: in its {@code Authorization} header, or, as browsers can give a WebSocket no header, among its subprotocols as Kubernetes does it. */
final class Credentials {

    private static final String SCHEME = "bearer ";
    private static final String PROTOCOL = "base64url.bearer.authorization.k8s.io.";

    private Credentials() {}

    static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .or(() -> Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol"))
                        .flatMap(Credentials::inProtocols));
    }

    private static Optional<String> inProtocols(String header) {
        for (String protocol : header.split(",", -1)) {
            String name = protocol.strip();
            if (name.startsWith(PROTOCOL)) {
                try {
                    byte[] token = Base64.getUrlDecoder().decode(name.substring(PROTOCOL.length()));
                    return Optional.of(new String(token, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Optional.of(""); // a token, and a wrong one
                }
            }
        }
        return Optional.empty();
    }
}
