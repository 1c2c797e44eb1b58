package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.config.Settings.GatewaySettings;
import ai.openclaw.sandbox.model.config.Settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token everybody must show who comes over the network: {@code OPENCLAW_GATEWAY_TOKEN}, else {@code gateway.auth.token}, else one made once and kept in the
 * state directory.
 */
public final class GatewayToken {

    /** The variable that says it. */
    public static final String VARIABLE = "OPENCLAW_GATEWAY_TOKEN";

    /** The file, in our room of the state directory, that keeps one made here. */
    public static final String FILE = "gateway-token";

    private static final int BYTES = 32;
    private static final Logger log = LoggerFactory.getLogger(GatewayToken.class);

    private GatewayToken() {}

    /** The token in force; made and kept when there is none yet. */
    static Secret resolve(Map<String, String> environment, Optional<GatewaySettings> configured, Path room)
            throws IOException {
        Optional<Secret> fromVariable = Optional.ofNullable(environment.get(VARIABLE))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::new);
        Optional<Secret> fromFile = configured.flatMap(GatewaySettings::token);
        if (fromVariable.isPresent() && fromFile.isPresent() && !fromVariable.equals(fromFile)) {
            log.warn("{} and gateway.auth.token differ: the variable counts. Remove one of them.", VARIABLE);
        }
        Optional<Secret> given = fromVariable.or(() -> fromFile);
        return given.isPresent() ? given.get() : kept(room.resolve(FILE));
    }

    private static Secret kept(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return new Secret(text);
            }
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        PrivateFiles.replace(file, token + "\n");
        return new Secret(token);
    }
}
