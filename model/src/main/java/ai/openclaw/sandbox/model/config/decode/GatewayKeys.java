package ai.openclaw.sandbox.model.config.decode;

import ai.openclaw.sandbox.model.config.ConfigNode.ObjectNode;
import ai.openclaw.sandbox.model.config.ConfigNode.StringNode;
import ai.openclaw.sandbox.model.config.ConfigProblem;
import ai.openclaw.sandbox.model.config.Settings.GatewaySettings;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of the {@code gateway} section. */
final class GatewayKeys {

    private static final long MAX_PORT = 65_535;

    private static final Key<String> MODE = Key.of("mode", ValueType.wordOf(List.of("local", "remote")));
    private static final Key<String> BIND =
            Key.of("bind", ValueType.wordOf(List.of("auto", "loopback", "lan", "custom", "tailnet")));
    private static final Key<String> CUSTOM_BIND_HOST =
            Key.of("customBindHost", ValueType.text("an IP address in quotes", Addresses::address));
    private static final Key<Long> PORT = Key.of("port", ValueType.integer(1, MAX_PORT));
    private static final Key<Secret> TOKEN = Key.of("auth.token", GatewayKeys::token);

    private static final Schema SCHEMA = new Schema(
            List.of(MODE, BIND, CUSTOM_BIND_HOST, PORT, TOKEN),
            Set.of(
                    "allowRealIpFallback",
                    "auth.allowTailscale",
                    "auth.mode",
                    "auth.password",
                    "auth.rateLimit",
                    "auth.trustedProxy",
                    "channelHealthCheckMinutes",
                    "channelMaxRestartsPerHour",
                    "channelStaleEventThresholdMinutes",
                    "controlUi",
                    "handshakeTimeoutMs",
                    "http",
                    "nodes",
                    "push",
                    "reload",
                    "remote",
                    "tailscale",
                    "tls",
                    "tools",
                    "trustedProxies",
                    "webchat"),
            Map.of());

    private GatewayKeys() {}

    static GatewaySettings read(Optional<Value> section, Reading reading) {
        Section gateway = new SectionReader(SCHEMA, reading).read(section);
        return new GatewaySettings(
                gateway.get(MODE),
                gateway.get(BIND),
                gateway.get(CUSTOM_BIND_HOST),
                gateway.get(PORT).map(Math::toIntExact),
                gateway.get(TOKEN));
    }

    /** A token is text, or an object that names an environment variable; from elsewhere the chat gateway alone can fetch it. */
    private static Optional<Secret> token(Value value, Reading reading) {
        if (value.node() instanceof ObjectNode) {
            return reference(value, reading);
        }
        return ValueType.text("a string, or { source: \"env\", id: \"NAME\" }", Texts::token)
                .read(value, reading)
                .map(Secret::new);
    }

    private static Optional<Secret> reference(Value value, Reading reading) {
        Optional<String> source = value.member("source").flatMap(GatewayKeys::textOf);
        Optional<String> id = value.member("id").flatMap(GatewayKeys::textOf);
        if (!source.equals(Optional.of("env")) || id.isEmpty()) {
            reading.add(ConfigProblem.warning(
                    value.location(),
                    value.path(),
                    "refers to a secret that only the chat gateway can fetch.",
                    "Use { source: \"env\", id: \"NAME\" }, or set OPENCLAW_GATEWAY_TOKEN for this daemon."));
            return Optional.empty();
        }
        return reading.surroundings()
                .variables()
                .apply(id.get())
                .filter(token -> Texts.token(token) instanceof Parsed.Good<String>)
                .map(Secret::new)
                .or(() -> reading.refuse(
                        value,
                        "refers to the variable " + id.get() + ", which is not set or no token.",
                        "Set it in the daemon's environment or in the env block."));
    }

    private static Optional<String> textOf(Value value) {
        return value.node() instanceof StringNode text ? Optional.of(text.value()) : Optional.empty();
    }
}
