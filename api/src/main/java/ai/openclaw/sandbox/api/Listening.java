package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where the API listens and who may speak to it.
 *
 * @param host address to bind, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port TCP port; 0 lets the system choose
 * @param controlSocket path of the socket for programs on the daemon's own host, which need no token: the file's permissions are their key
 * @param token what everybody else must show
 * @param hostNames names, beside {@code localhost} and addresses, by which this daemon may be called in a {@code Host} header
 * @param loopback whether what comes from loopback certainly begins on this host
 */
public record Listening(
        String host, int port, Path controlSocket, Secret token, Set<String> hostNames, Loopback loopback) {

    /** The file name of the control socket in our room of the state directory. */
    public static final String CONTROL_SOCKET = "control.sock";

    /** How far a connection from loopback can be trusted to begin on this host. */
    public enum Loopback {
        /** It does. */
        TRUSTED,
        /** Perhaps it does not: in a container, some engines let published ports arrive from there. */
        DOUBTED
    }

    public Listening {
        hostNames = Set.copyOf(hostNames);
        if (token.reveal().isBlank()) {
            throw new IllegalArgumentException("an empty token would let everybody in");
        }
    }
}
