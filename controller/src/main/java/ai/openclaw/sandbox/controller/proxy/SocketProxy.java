package ai.openclaw.sandbox.controller.proxy;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a socket of its own and carries what is allowed to the engine's. */
public final class SocketProxy implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SocketProxy.class);
    private static final int MOST_CONNECTIONS = 4096;

    private final ServerSocketChannel server;
    private final Path socket;
    private final Upstream upstream;
    private final CreateRules rules;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS);

    private SocketProxy(ServerSocketChannel server, Path socket, Upstream upstream, CreateRules rules) {
        this.server = server;
        this.socket = socket;
        this.upstream = upstream;
        this.rules = rules;
    }

    /**
     * Begins to listen.
     *
     * @param listen where; a socket that is there is replaced
     * @param engine the engine's socket
     * @param owner who alone may connect; empty: whoever runs this
     * @param roots where sandboxes may mount from
     */
    public static SocketProxy start(Path listen, Path engine, Optional<Owner> owner, MountRoots roots)
            throws IOException {
        Files.deleteIfExists(listen);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(listen));
        Files.setPosixFilePermissions(listen, PosixFilePermissions.fromString("rw-------"));
        if (owner.isPresent()) {
            FileOwners.give(listen, owner.get());
        }
        SocketProxy proxy = new SocketProxy(server, listen, new Upstream(engine), new CreateRules(roots));
        proxy.threads.execute(proxy::accept);
        log.info("listening on {} for {}, mounts allowed below {}", listen, engine, roots);
        return proxy;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                room.acquire();
                threads.execute(() -> {
                    try {
                        new Exchange(client, upstream, rules, threads).run();
                    } finally {
                        room.release();
                    }
                });
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log.warn("a connection could not be taken: {}", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Stops listening and ends what is under way. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            log.debug("while closing: {}", e.getMessage());
        }
        threads.shutdownNow();
    }
}
