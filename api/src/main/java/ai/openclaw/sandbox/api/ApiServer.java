package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.http.ControlSocket;
import ai.openclaw.sandbox.api.http.FrontDoor;
import ai.openclaw.sandbox.api.http.Limits;
import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.http.SecureServer;
import ai.openclaw.sandbox.api.http.TlsIdentity;
import ai.openclaw.sandbox.api.resource.TerminalRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of the daemon on its TCP port, on its control socket, and over HTTPS. */
public final class ApiServer implements AutoCloseable {

    private static final int EVENT_LOOPS = 2;
    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);

    private final Vertx vertx;
    private final Patience patience;
    private final Routes routes;
    private final HttpServer tcp;
    private final HttpServer local;
    private final ControlSocket socket;
    private final Router network;
    private final AtomicReference<Optional<SecureServer>> secure = new AtomicReference<>(Optional.empty());

    private ApiServer(Listening listening, ApiParts parts) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false) // nothing is served from files, so no cache directory
                        .setFileCachingEnabled(false)));
        this.patience = new Patience(vertx);
        this.routes = new Routes(
                vertx,
                patience,
                parts,
                listening,
                this::port,
                () -> secure.get().map(SecureServer::standing));
        this.network = routes.tcp();
        this.tcp = server(network, options());
        this.local = server(routes.local(), options());
        this.socket = new ControlSocket(listening.controlSocket());
    }

    /**
     * Starts to listen, on both or on none.
     *
     * @throws ApiStartException when the port is taken or the socket cannot be made
     */
    public static ApiServer start(Listening listening, ApiParts parts) throws ApiStartException {
        ApiServer server = new ApiServer(listening, parts);
        try {
            await(server.tcp.listen(listening.port(), listening.host()));
            await(server.socket.listen(server.local, server.vertx));
            return server;
        } catch (CompletionException e) {
            await(server.vertx.close());
            throw new ApiStartException(advice(listening, e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /**
     * Listens for HTTPS too, with the same routes.
     *
     * @param host address to bind
     * @param port TCP port; 0 lets the system choose
     * @throws ApiStartException when the port is taken or the certificate is of no use
     */
    public void listenSecurely(String host, int port, TlsIdentity identity) throws ApiStartException {
        SecureServer server = new SecureServer(identity, options(), it -> server(network, it));
        try {
            await(server.listen(port, host));
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String advice = cause instanceof BindException
                    ? "Another program has that port: choose another one with --tls-port, or --tls-port off."
                    : "Is the certificate one of the key?";
            throw new ApiStartException(
                    "Cannot listen for HTTPS on " + host + ":" + port + ": " + cause.getMessage() + ". " + advice, e);
        }
        secure.set(Optional.of(server));
    }

    /** Shows another certificate from now on. */
    public void renew(TlsIdentity identity) {
        secure.get().ifPresent(server -> await(server.renew(identity)));
    }

    /** The TCP port listened on for HTTPS, if it does. */
    public Optional<Integer> securePort() {
        return secure.get().map(server -> server.standing().port());
    }

    /** What all servers have in common. */
    static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false) // a server that waits for either does not time who says nothing
                .setMaxInitialLineLength(Limits.REQUEST_LINE_BYTES)
                .setMaxHeaderSize(Limits.HEADER_BYTES)
                .setTcpKeepAlive(true) // who goes away without a word in the middle of a long call is noticed
                .setWebSocketSubProtocols(List.of(TerminalRoutes.PROTOCOL))
                .setMaxWebSocketFrameSize(Limits.MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(Limits.MESSAGE_BYTES);
    }

    private HttpServer server(Router router, HttpServerOptions options) {
        return vertx.createHttpServer(options)
                .connectionHandler(patience::opened)
                .requestHandler(patience.before(new FrontDoor(router)))
                .invalidRequestHandler(FrontDoor::refused)
                .exceptionHandler(e -> log.debug("a connection failed: {}", e.getMessage()));
    }

    private static String advice(Listening listening, Throwable cause) {
        String address = listening.host() + ":" + listening.port();
        if (cause instanceof BindException) {
            return "Cannot listen on " + address + ": " + cause.getMessage()
                    + ". Is another daemon running (openclaw status)? Stop it, or choose another port with --port.";
        }
        return "Cannot listen on " + address + " and " + listening.controlSocket() + ": " + cause.getMessage() + ".";
    }

    /** The TCP port listened on. */
    public int port() {
        return tcp.actualPort();
    }

    /** How many watches are open. */
    public int watches() {
        return routes.watches();
    }

    /** Takes no more requests, lets those in flight end within {@link Limits#GRACE} and stops. */
    @Override
    public void close() {
        try {
            socket.remove();
        } catch (IOException e) {
            log.warn("the control socket could not be removed: {}", e.getMessage());
        }
        routes.close();
        long grace = Limits.GRACE.toMillis();
        try {
            await(Future.join(
                    tcp.shutdown(grace, TimeUnit.MILLISECONDS),
                    local.shutdown(grace, TimeUnit.MILLISECONDS),
                    secure.get().map(server -> server.shutdown(grace)).orElseGet(Future::succeededFuture)));
        } finally {
            await(vertx.close());
        }
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
