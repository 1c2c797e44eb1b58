package ai.openclaw.sandbox.api.http;

import static ai.openclaw.sandbox.api.port.Role.ADMIN;
import static ai.openclaw.sandbox.api.port.Role.OPERATOR;
import static ai.openclaw.sandbox.api.port.Role.VIEWER;
import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import ai.openclaw.sandbox.api.port.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * The least role of every route. What is not in the table is for viewers when it only reads and for admins when it does more: a route somebody forgot here is open to
 * too few. The router itself compares paths, so none is written in a way that only one of the two understands.
 */
public final class Rights {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";
    private static final String KEY = Rights.class.getName();

    private static final List<Rule> TABLE = List.of(
            new Rule(POST, BASE + "/sandboxes/:name/recreate", OPERATOR),
            new Rule(DELETE, BASE + "/sandboxes/:name", OPERATOR),
            new Rule(DELETE, BASE + "/sandboxes", OPERATOR),
            new Rule(GET, BASE + "/sandboxes/:name/terminal", OPERATOR),
            new Rule(POST, BASE + "/sandboxes/:name/browser-link", OPERATOR),
            new Rule(PUT, BASE + "/sessions/:name", OPERATOR),
            new Rule(POST, BASE + "/sessions", OPERATOR),
            new Rule(DELETE, BASE + "/sessions/:name", OPERATOR),
            new Rule(POST, BASE + "/sessions/:name/tools/:tool", OPERATOR),
            new Rule(GET, BASE + "/sessions/:name/exec", OPERATOR),
            new Rule(POST, BASE + "/sessions/:name/media", OPERATOR),
            new Rule(GET, BASE + "/sessions/:name/messages", OPERATOR),
            new Rule(GET, BASE + "/toolcalls", OPERATOR),
            new Rule(GET, "/mcp", OPERATOR),
            new Rule(POST, "/mcp", OPERATOR),
            new Rule(DELETE, "/mcp", OPERATOR),
            new Rule(PUT, BASE + "/config", ADMIN),
            new Rule(POST, BASE + "/config/validate", ADMIN),
            new Rule(DELETE, BASE + "/workspaces/:name", ADMIN),
            new Rule(GET, BASE + "/logs", ADMIN),
            new Rule(GET, BASE + "/devices", ADMIN),
            new Rule(DELETE, BASE + "/devices/:name", ADMIN),
            new Rule(POST, BASE + "/devices/:name/rotate", ADMIN),
            new Rule(POST, BASE + "/devices/links", ADMIN),
            new Rule(POST, BASE + "/devices/requests/:name/approve", ADMIN),
            new Rule(POST, BASE + "/devices/requests/:name/reject", ADMIN));

    private Rights() {}

    /**
     * What one route needs.
     *
     * @param method its method
     * @param path its path as routers write it, {@code :name} for a part that varies
     * @param least the least role
     */
    public record Rule(HttpMethod method, String path, Role least) {}

    /** All routes that need other than the usual. */
    public static List<Rule> table() {
        return TABLE;
    }

    /** The least role of a route. */
    public static Role least(HttpMethod method, String path) {
        return TABLE.stream()
                .filter(rule -> rule.method().equals(method) && rule.path().equals(path))
                .map(Rule::least)
                .findFirst()
                .orElseGet(() -> usual(method));
    }

    /** Puts the checks before the routes that follow. */
    public static void mount(Router router) {
        for (Rule rule : TABLE) {
            router.route(rule.method(), rule.path()).handler(context -> {
                Role before = context.get(KEY);
                context.put(KEY, before != null && before.covers(rule.least()) ? before : rule.least());
                context.next();
            });
        }
        router.route().handler(Rights::check);
    }

    private static void check(RoutingContext context) {
        Role named = context.get(KEY);
        Role least = named == null ? usual(context.request().method()) : named;
        Caller caller = Caller.of(context);
        if (caller.may(least)) {
            context.next();
        } else {
            String own = caller.role().map(Role::word).orElse("nobody");
            context.fail(Problem.forbidden("This needs the role " + least.word() + ", and this device has the role "
                    + own + ". To give it more, revoke it (openclaw devices revoke ID) and approve its next request"
                    + " with --role " + least.word() + "."));
        }
    }

    private static Role usual(HttpMethod method) {
        return method.equals(GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS)
                ? VIEWER
                : ADMIN;
    }
}
