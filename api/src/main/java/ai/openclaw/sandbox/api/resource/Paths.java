package ai.openclaw.sandbox.api.resource;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Where things are. */
final class Paths {

    /** Our resources. */
    static final String BASE = "/apis/sandbox.openclaw.ai/v1";

    private static final String NAME = "name";

    private Paths() {}

    static String of(String resource) {
        return BASE + "/" + resource;
    }

    /** The name in the path of one thing. */
    static String name(RoutingContext context) {
        return Objects.requireNonNullElse(context.pathParam(NAME), "");
    }

    static String one(String resource) {
        return of(resource) + "/:" + NAME;
    }
}
