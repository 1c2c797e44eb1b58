package ai.openclaw.sandbox.api.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file of the control socket. It is bound under another name, made private, and only then put in its place, over a dead one that a killed daemon
 * left: nobody ever meets it half made. That only one daemon does so is for the caller to see to.
 */
public final class ControlSocket {

    /** Most bytes of a socket's path on Linux and macOS, whichever is less. */
    public static final int MAX_PATH_BYTES = 103;

    private static final String ASIDE = ".new";

    private final Path path;

    /** Where it shall be. */
    public ControlSocket(Path path) {
        this.path = path;
    }

    /** Listens. Fails when the path is too long or its directory cannot be written. */
    public Future<Void> listen(HttpServer server, Vertx vertx) {
        Path aside = path.resolveSibling(path.getFileName() + ASIDE);
        if (aside.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            return Future.failedFuture(new IOException("the path of the control socket is longer than "
                    + (MAX_PATH_BYTES - ASIDE.length()) + " bytes, the most a socket may have: " + path
                    + ". Use a state directory with a shorter path (OPENCLAW_STATE_DIR)"));
        }
        return vertx.executeBlocking(() -> Files.deleteIfExists(aside))
                .compose(deleted -> server.listen(SocketAddress.domainSocketAddress(aside.toString())))
                .compose(listening -> vertx.executeBlocking(() -> {
                    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
                    return Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
                }))
                .mapEmpty();
    }

    /** Takes the file away. */
    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
