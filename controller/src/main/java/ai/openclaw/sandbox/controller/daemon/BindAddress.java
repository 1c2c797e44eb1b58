package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.controller.host.ContainerHints;
import ai.openclaw.sandbox.model.config.Settings.GatewaySettings;
import java.util.Optional;

/**
 * Which address the daemon listens on: the flag, else {@code OPENCLAW_GATEWAY_BIND}, else {@code gateway.bind}, else what our image says in
 * {@code OPENCLAW_DEFAULT_BIND} ({@code lan}: from outside a container only what is published is reached), else loopback.
 */
final class BindAddress {

    static final String VARIABLE = "OPENCLAW_GATEWAY_BIND";
    static final String DEFAULT_VARIABLE = "OPENCLAW_DEFAULT_BIND";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    private BindAddress() {}

    static String of(GatewayOptions options, Optional<GatewaySettings> configured) throws StartException {
        String word = options.bind()
                .or(() -> variable(options, VARIABLE))
                .or(() -> configured.flatMap(GatewaySettings::bind))
                .or(() -> variable(options, DEFAULT_VARIABLE))
                .orElse("loopback");
        return switch (word) {
            case "loopback", "auto" -> LOOPBACK;
            case "lan" -> EVERYWHERE;
            case "custom" ->
                configured
                        .flatMap(GatewaySettings::customBindHost)
                        .orElseThrow(() -> new StartException(
                                StartException.CONFIGURATION,
                                "gateway.bind is \"custom\" and gateway.customBindHost is not set. Set it to"
                                        + " the address to listen on."));
            default ->
                throw new StartException(
                        StartException.CONFIGURATION,
                        "Cannot bind to \"" + word + "\". Use loopback, lan or custom (with gateway.customBindHost).");
        };
    }

    /**
     * Whether what comes from loopback certainly begins on this host. Where only loopback is listened on it does: published ports do not reach that. Else it does
     * unless this may be a container, for some engines hand on what comes to a published port as if it came from inside.
     */
    static Listening.Loopback loopback(GatewayOptions options, Optional<GatewaySettings> configured)
            throws StartException {
        boolean alone = of(options, configured).equals(LOOPBACK);
        return alone || !ContainerHints.any(options.environment())
                ? Listening.Loopback.TRUSTED
                : Listening.Loopback.DOUBTED;
    }

    private static Optional<String> variable(GatewayOptions options, String name) {
        return Optional.ofNullable(options.environment().get(name)).filter(text -> !text.isBlank());
    }
}
