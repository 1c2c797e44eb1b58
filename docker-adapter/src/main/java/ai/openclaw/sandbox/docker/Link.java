package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineException;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation of connections to an engine. Kept alive between calls; when the engine went away, all of them are stale, so the whole
 * generation is retired: it takes no new users and closes with its last one.
 */
final class Link {

    /** Most ordinary calls at once; further ones wait for a connection until their deadline. */
    static final int MAX_CALLS = 64;

    /** Most streams (events, running execs) at once. Apart from calls, so that long execs never starve them. */
    static final int MAX_STREAMS = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private final EngineAddress address;
    private final DockerHttpClient calls;
    private final DockerHttpClient streams;

    /** Users, plus one for being current. At 0 it is closed for good. Guarded by {@link Links}, which alone counts. */
    private int users = 1;

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Written by whoever calls first; two who negotiate at once settle on the same. */
    private volatile Optional<EngineApi> api = Optional.empty();

    Link(EngineAddress address) {
        this.address = address;
        this.calls = transport(address, MAX_CALLS);
        this.streams = transport(address, MAX_STREAMS);
    }

    /** The engine's API; the first time it asks the engine for its version. Blocks. */
    EngineApi api() throws EngineException {
        Optional<EngineApi> known = api;
        if (known.isPresent()) {
            return known.get();
        }
        EngineApi negotiated = EngineApi.negotiate(address, calls);
        api = Optional.of(negotiated);
        return negotiated;
    }

    /** Where ordinary calls go that docker-java's commands are not made for. */
    DockerHttpClient calls() {
        return calls;
    }

    /** Where streams are opened: their connections end with them. A stream with input decorates this. */
    DockerHttpClient streams() {
        return streams;
    }

    /** Counts one more user. */
    void enter() {
        users++;
    }

    /** One user less; the last one closes it, and then this is true. */
    boolean leave() {
        users--;
        if (users == 0) {
            shutDown();
        }
        return users == 0;
    }

    /** Closes all connections, those in use too. */
    void shutDown() {
        if (closed.compareAndSet(false, true)) {
            try (calls;
                    streams) {
                LOG.debug("connections to {} closed", address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static DockerHttpClient transport(EngineAddress address, int maxConnections) {
        ZerodepDockerHttpClient.Builder builder =
                new ZerodepDockerHttpClient.Builder().dockerHost(address.uri()).maxConnections(maxConnections);
        return address.isSocket() ? builder.sslConfig(Link::trustingNobody).build() : builder.build();
    }

    /** Nothing speaks TLS over a socket. Without this the client would read every authority the system trusts, which takes longer than all the rest of connecting. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
