package ai.openclaw.sandbox.api.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Listens for HTTPS: what sends its token over nothing else comes here. TLS 1.2 and 1.3; the certificate can be exchanged while it listens. */
public final class SecureServer {

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");
    private static final long HANDSHAKE_SECONDS = 10;

    private final HttpServer server;
    private volatile TlsIdentity identity;

    /** A server that {@code maker} makes of the options it needs. */
    public SecureServer(TlsIdentity identity, HttpServerOptions common, Function<HttpServerOptions, HttpServer> maker) {
        this.identity = identity;
        this.server = maker.apply(common.setSsl(true)
                .setUseAlpn(false) // HTTP/1.1 alone: a watch has a connection of its own, to be cut by itself
                .setKeyCertOptions(keys(identity))
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
    }

    /** Listens. */
    public Future<HttpServer> listen(int port, String host) {
        return server.listen(port, host);
    }

    /** Shows another certificate from now on; connections that are open go on. */
    public Future<Boolean> renew(TlsIdentity renewed) {
        identity = renewed;
        return server.updateSSLOptions(new ServerSSLOptions()
                .setKeyCertOptions(keys(renewed))
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS));
    }

    /** Takes no more requests, and stops. */
    public Future<Void> shutdown(long graceMillis) {
        return server.shutdown(graceMillis, TimeUnit.MILLISECONDS);
    }

    /** Where it listens and whom clients have to trust. */
    public Standing standing() {
        return new Standing(server.actualPort(), identity.authority());
    }

    /**
     * What clients have to know.
     *
     * @param port the TCP port
     * @param authority the certificate of the authority to trust, PEM; empty where they trust it already
     */
    public record Standing(int port, Optional<String> authority) {}

    private static PemKeyCertOptions keys(TlsIdentity identity) {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(identity.chain()))
                .addKeyValue(Buffer.buffer(identity.key().reveal()));
    }
}
