package ai.openclaw.sandbox.docker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * Where an engine listens.
 *
 * @param uri {@code unix:///absolute/path} or {@code tcp://host:port}
 */
public record EngineAddress(URI uri) {

    /** Where the engine listens when nobody says otherwise. */
    public static final String DEFAULT = "unix:///var/run/docker.sock";

    /** Environment variable that names the engine, as for the docker command. */
    public static final String VARIABLE = "DOCKER_HOST";

    public EngineAddress {
        requireSupported(uri);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a message for people when it is none
     */
    public static EngineAddress parse(String text) {
        try {
            return new EngineAddress(new URI(text.strip()));
        } catch (URISyntaxException e) {
            throw unsupported(text, e);
        }
    }

    /**
     * The address in force: the configured one, else the one of the environment, else the default.
     *
     * @throws IllegalArgumentException when the one in force is no address
     */
    public static EngineAddress choose(Optional<String> configured, Map<String, String> environment) {
        Optional<String> fromEnvironment = Optional.ofNullable(environment.get(VARIABLE));
        return parse(configured
                .or(() -> fromEnvironment)
                .filter(text -> !text.isBlank())
                .orElse(DEFAULT));
    }

    /** Whether it is a socket of this machine, and no port. */
    boolean isSocket() {
        return "unix".equals(uri.getScheme());
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static void requireSupported(URI uri) {
        boolean unix = "unix".equals(uri.getScheme())
                && uri.getAuthority() == null
                && Optional.ofNullable(uri.getPath()).orElse("").startsWith("/");
        boolean tcp = "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
        if (!unix && !tcp) {
            throw unsupported(uri.toString(), null);
        }
    }

    private static IllegalArgumentException unsupported(
            String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "'" + text + "' is not an engine address: write unix:///path/to/docker.sock or tcp://host:port", cause);
    }
}
