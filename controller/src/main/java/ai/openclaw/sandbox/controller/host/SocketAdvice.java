package ai.openclaw.sandbox.controller.host;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a person why this process may not use the engine's socket, and the command that changes it.
 *
 * @param user the name of who this process runs as
 * @param us who this process runs as
 * @param contained whether this is the image of the controller, where Compose says which groups a process has
 */
public record SocketAdvice(String user, Owner us, boolean contained) {

    /** What the JVM calls a user whom the system does not know. */
    private static final String NAMELESS = "?";

    /** Set in the image alone. */
    private static final String IMAGE_MARK = "OPENCLAW_DEFAULT_BIND";

    /** For this process. */
    public static SocketAdvice here(Map<String, String> environment) throws IOException {
        return new SocketAdvice(
                System.getProperty("user.name", NAMELESS),
                FileOwners.ofThisProcess(),
                environment.containsKey(IMAGE_MARK));
    }

    /** What stands between this process and the engine, as far as the socket's file tells without a call; nothing for an engine elsewhere. */
    public Optional<String> obstacle(URI engine) {
        if (!"unix".equals(engine.getScheme())) {
            return Optional.empty();
        }
        Path socket = Path.of(engine.getPath());
        try {
            if (Files.isWritable(socket)) {
                return Optional.empty();
            }
            if (Files.notExists(socket)) {
                return Optional.of(absent(socket));
            }
            String group = Files.readAttributes(socket, PosixFileAttributes.class)
                    .group()
                    .getName();
            return Optional.of(refused(socket, FileOwners.of(socket), group));
        } catch (IOException e) {
            return Optional.of("The engine's socket " + socket + " cannot be looked at: " + AccessAdvice.describe(e)
                    + ". Run: ls -ld " + AccessAdvice.quoted(socket));
        }
    }

    private String absent(Path socket) {
        return "There is no " + socket + ". "
                + (contained
                        ? "Set OPENCLAW_DOCKER_SOCKET in .env to the engine's socket on the host, then: docker compose"
                                + " up -d"
                        : "Start the engine: sudo systemctl start docker. If it listens elsewhere, set DOCKER_HOST.");
    }

    /** Why a socket of somebody else's cannot be used. */
    String refused(Path socket, Owner owner, String group) {
        String complaint = "The engine's socket " + socket + " belongs to " + owner + " (group " + group
                + ") and the daemon runs as " + us + ": permission denied. ";
        if (contained) {
            return complaint + "Set OPENCLAW_DOCKER_GID=" + owner.gid() + " in .env, then: docker compose up -d";
        }
        if (user.equals(NAMELESS)) {
            return complaint + "Nobody here has a name with which to join a group: start it with the group "
                    + owner.gid() + " as well";
        }
        if (owner.gid() == 0) {
            return complaint + "Run: sudo groupadd -f docker && sudo chgrp docker " + AccessAdvice.quoted(socket)
                    + " && sudo usermod -aG docker " + user + ", then log in again";
        }
        return complaint + "Run: sudo usermod -aG " + group + " " + user + ", then log in again";
    }
}
