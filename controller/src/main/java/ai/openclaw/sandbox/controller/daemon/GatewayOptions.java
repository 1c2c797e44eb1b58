package ai.openclaw.sandbox.controller.daemon;

import java.util.Map;
import java.util.Optional;

/**
 * How the daemon was asked to start.
 *
 * @param bind {@code --bind}: {@code loopback}, {@code lan}, {@code custom} or an address
 * @param port {@code --port}; 0 lets the system choose
 * @param unconfigured whether it may start though {@code gateway.mode} is not {@code local}
 * @param environment the environment variables
 */
public record GatewayOptions(
        Optional<String> bind, Optional<Integer> port, Unconfigured unconfigured, Map<String, String> environment) {

    /** The port where nobody says another. */
    public static final int DEFAULT_PORT = 18789;

    public GatewayOptions {
        environment = Map.copyOf(environment);
    }

    /** Whether a configuration that does not say {@code gateway.mode: "local"} will do. */
    public enum Unconfigured {
        ALLOWED,
        REFUSED
    }
}
