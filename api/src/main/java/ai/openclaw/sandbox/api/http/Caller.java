package ai.openclaw.sandbox.api.http;

import ai.openclaw.sandbox.api.port.Role;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param actor the name under which this caller's deeds stand in the timeline
 * @param role what this caller may do; empty for somebody without a valid token
 * @param device id of the paired device it is, if it is one
 */
public record Caller(String actor, Optional<Role> role, Optional<String> device) {

    /** Somebody without a valid token. */
    public static final Caller NOBODY = new Caller("nobody", Optional.empty(), Optional.empty());

    /** Somebody with the gateway's token. */
    public static final Caller TOKEN = new Caller("user:token", Optional.of(Role.ADMIN), Optional.empty());

    /** A program on the daemon's own host that may open the control socket. */
    public static final Caller CONTROL_SOCKET = new Caller("user:cli", Optional.of(Role.ADMIN), Optional.empty());

    private static final String KEY = Caller.class.getName();
    private static final int SHOWN = 12;

    /** A paired device. */
    public static Caller device(String id, Role role) {
        return new Caller(actor(id), Optional.of(role), Optional.of(id));
    }

    /** The name under which deeds of a device stand in the timeline. */
    public static String actor(String device) {
        return "user:device-" + device.substring(0, Math.min(SHOWN, device.length()));
    }

    /** Whether this caller may see and do things. */
    public boolean known() {
        return role.isPresent();
    }

    /** Whether this caller may do what needs at least this role. */
    public boolean may(Role least) {
        return role.filter(own -> own.covers(least)).isPresent();
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
