package ai.openclaw.sandbox.api.http;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what a foreign web page could make a browser send: a name that somebody else's name server points at us, or a page of another origin. An
 * address in place of a name is fine, for no name server stands behind it.
 */
public final class OriginCheck implements Handler<RoutingContext> {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    private final Set<String> names;

    /** Knows the names by which this daemon may be called, beside {@code localhost} and addresses. */
    public OriginCheck(Set<String> names) {
        Set<String> all = new HashSet<>(Set.of("localhost"));
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        this.names = Set.copyOf(all);
    }

    @Override
    public void handle(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        if (authority == null || !ours(authority.host())) {
            context.fail(
                    Problem.forbidden("This daemon does not answer to that Host name. Use its address, localhost, or"
                            + " a name it was told of (OPENCLAW_GATEWAY_HOSTNAMES)."));
        } else if (foreign(context.request().getHeader("Origin"), authority)) {
            context.fail(Problem.forbidden("Pages of other origins may not use this API."));
        } else {
            context.next();
        }
    }

    /** Whether a name means this host and nothing else, wherever it is said. */
    static boolean thisHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || LOOPBACK.matcher(name).matches();
    }

    private boolean ours(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return names.contains(name)
                || name.startsWith("[")
                || name.contains(":")
                || IPV4.matcher(name).matches();
    }

    private static boolean foreign(@Nullable String origin, HostAndPort authority) {
        if (origin == null) {
            return false;
        }
        String own = authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port();
        return !origin.equalsIgnoreCase("http://" + own) && !origin.equalsIgnoreCase("https://" + own);
    }
}
