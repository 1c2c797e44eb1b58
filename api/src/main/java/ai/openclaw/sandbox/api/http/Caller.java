package ai.openclaw.sandbox.api.http;

import io.vertx.ext.web.RoutingContext;

/** Who sent a request. */
public enum Caller {
    /** Somebody without a valid token. */
    NOBODY("nobody"),
    /** Somebody with the gateway's token. */
    TOKEN("user:token"),
    /** A program on the daemon's own host that may open the control socket. */
    CONTROL_SOCKET("user:cli");

    private static final String KEY = Caller.class.getName();

    private final String actor;

    Caller(String actor) {
        this.actor = actor;
    }

    /** The name under which deeds of this caller stand in the timeline. */
    public String actor() {
        return actor;
    }

    /** Whether this caller may see and do things. */
    public boolean known() {
        return this != NOBODY;
    }

    /** The caller of a request. */
    public static Caller of(RoutingContext context) {
        Caller caller = context.get(KEY);
        return caller == null ? NOBODY : caller;
    }

    /** Lets a request go on as this caller's. */
    public void enter(RoutingContext context) {
        context.put(KEY, this);
        context.next();
    }
}
