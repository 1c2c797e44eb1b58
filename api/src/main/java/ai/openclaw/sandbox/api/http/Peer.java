package ai.openclaw.sandbox.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The other end of a connection. */
public final class Peer {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** What proxies add, and nobody else has a reason to. */
    private static final Set<String> PROXY_HEADERS = Set.of(
            "forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip", "x-original-host");

    private static final String FORWARDED = "x-forwarded-";
    private static final String HERE = "control socket";

    private Peer() {}

    /** Its address; of IPv6 the network, for whoever has one address there has them all. */
    public static String address(HttpServerRequest request) {
        return name(inet(request.remoteAddress()));
    }

    /**
     * Whether it is a program of this host that came through no proxy: both ends are loopback, it calls us by a name only this host has, so does the page it
     * shows, and nothing says that it speaks for somebody else. A published port of a container shows the container engine's address instead.
     */
    public static boolean direct(HttpServerRequest request) {
        boolean loopback = loopback(inet(request.remoteAddress())) && loopback(inet(request.localAddress()));
        boolean calledSo = request.authority() != null
                && OriginCheck.thisHost(request.authority().host());
        return loopback && calledSo && request.headers().names().stream().noneMatch(Peer::proxied);
    }

    private static boolean proxied(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return PROXY_HEADERS.contains(name) || name.startsWith(FORWARDED);
    }

    private static @Nullable InetSocketAddress inet(@Nullable SocketAddress address) {
        return address != null && address.isInetSocket() && address.hostAddress() != null
                ? new InetSocketAddress(address.hostAddress(), 0)
                : null;
    }

    private static boolean loopback(@Nullable InetSocketAddress address) {
        return address != null
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }

    private static String name(@Nullable InetSocketAddress address) {
        if (address == null || address.getAddress() == null) {
            return HERE;
        }
        byte[] bytes = address.getAddress().getAddress();
        if (bytes.length != IPV6_BYTES || address.getAddress().isLoopbackAddress()) {
            return address.getAddress().getHostAddress();
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i += 2) {
            network.append(String.format("%x:", ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
        }
        return network + ":/64";
    }
}
