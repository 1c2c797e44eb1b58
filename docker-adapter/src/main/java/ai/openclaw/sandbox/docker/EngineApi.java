package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's API in the version both sides speak.
 *
 * @param commands docker-java's commands in that version
 * @param version that version
 */
record EngineApi(DockerClient commands, RemoteApiVersion version) {

    /** What Docker 20.10 speaks, the oldest engine supported. */
    static final RemoteApiVersion OLDEST = RemoteApiVersion.VERSION_1_41;

    /**
     * The newest version asked for, because it is the oldest that current engines (from 29) still accept. A newer one would change answers
     * without need.
     */
    static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private static final int BAD_REQUEST = 400;

    /** Asks the engine which versions it speaks and settles on one. Blocks. */
    static EngineApi negotiate(EngineAddress address, DockerHttpClient transport) throws EngineException {
        Version engine = client(address, transport, RemoteApiVersion.unknown())
                .versionCmd()
                .exec();
        RemoteApiVersion version = choose(
                Optional.ofNullable(engine.getApiVersion()).orElse(""),
                Optional.ofNullable(engine.getMinAPIVersion()).orElse(""));
        return new EngineApi(client(address, transport, version), version);
    }

    /** A path of the API in its version. */
    String path(String path) {
        return "/" + version.asWebPathPart() + path;
    }

    /** Filters as a parameter of a path: JSON, URL-encoded. */
    static String parameter(Map<String, List<String>> filters) {
        try {
            return URLEncoder.encode(ClientSettings.MAPPER.writeValueAsString(filters), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The version to speak with an engine.
     *
     * @param newest newest version the engine speaks
     * @param oldest oldest it speaks; empty: unknown
     */
    static RemoteApiVersion choose(String newest, String oldest) throws EngineException {
        RemoteApiVersion most = RemoteApiVersion.parseConfigWithDefault(newest);
        RemoteApiVersion least = RemoteApiVersion.parseConfigWithDefault(oldest);
        if (OLDEST.isGreater(most)) {
            throw new EngineException(new EngineFailure.Rejected(
                    BAD_REQUEST,
                    "the engine speaks API version " + (newest.isEmpty() ? "unknown" : newest) + "; "
                            + OLDEST.getVersion() + " or newer is needed: update it to Docker 20.10 or newer"));
        }
        if (least.isGreater(NEWEST)) {
            return least;
        }
        return most.isGreater(NEWEST) ? NEWEST : most;
    }

    private static DockerClient client(EngineAddress address, DockerHttpClient transport, RemoteApiVersion version) {
        return DockerClientImpl.getInstance(new ClientSettings(address.uri(), version), transport);
    }
}
