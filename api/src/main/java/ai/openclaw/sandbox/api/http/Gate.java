package ai.openclaw.sandbox.api.http;

import io.vertx.ext.web.RoutingContext;

/** Lets through those who said who they are. */
public final class Gate {

    private Gate() {}

    /** Lets a known caller through and turns others away. */
    public static void knownOnly(RoutingContext context) {
        if (Caller.of(context).known()) {
            context.next();
        } else {
            context.fail(Problem.unauthorized());
        }
    }
}
