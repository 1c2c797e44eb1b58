package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Lockout;
import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.http.Peer;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import ai.openclaw.sandbox.api.port.Role;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who sends a request by its token: the shared one or that of a paired device. Who shows none is let on as nobody, for {@code Gate} to judge; who shows wrong
 * ones too often is shut out.
 */
public final class TokenCheck implements Handler<RoutingContext> {

    private static final long LAST_WORD_MS = 500;
    private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);

    private final SharedToken shared;
    private final Devices devices;
    private final Presence presence;
    private final Lockout lockout;
    private final Patience patience;

    /** Knows the shared token and the devices. */
    public TokenCheck(SharedToken shared, Devices devices, Presence presence, Lockout lockout, Patience patience) {
        this.shared = shared;
        this.devices = devices;
        this.presence = presence;
        this.lockout = lockout;
        this.patience = patience;
    }

    /** A connection over which a device asks for things; what it began there ends with it. */
    private record HttpVisit(HttpConnection connection, Role role) implements Presence.Visit {

        @Override
        public void end(String reason) {
            var _ = connection.shutdown(
                    LAST_WORD_MS, TimeUnit.MILLISECONDS); // it may be this that asked for its own end
        }

        @Override
        public void hint() {}

        @Override
        public boolean lasting() {
            return false;
        }
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<String> shown = Credentials.of(context.request());
        if (shown.isEmpty()) {
            Caller.NOBODY.enter(context);
            return;
        }
        String digest = Secrets.digest(shown.get());
        switch (devices.who(digest)) {
            case Standing.Known(Device device) -> enter(context, device);
            case Standing.Revoked revoked -> context.fail(Problem.revoked());
            case Standing.Outdated outdated -> context.fail(Problem.revoked());
            case Standing.Unknown unknown -> stranger(context, digest);
        }
    }

    private void stranger(RoutingContext context, String digest) {
        String address = Peer.address(context.request());
        Optional<Duration> out = lockout.remaining(address);
        if (out.isPresent()) {
            context.fail(Problem.lockedOut(out.get()));
        } else if (shared.is(digest)) {
            patience.known(context.request().connection());
            Caller.TOKEN.enter(context);
        } else {
            lockout.failed(address);
            Caller.NOBODY.enter(context);
        }
    }

    private void enter(RoutingContext context, Device device) {
        HttpConnection connection = context.request().connection();
        HttpVisit visit = new HttpVisit(connection, device.role());
        if (presence.enter(device.id(), visit)) {
            patience.whenClosed(connection, () -> presence.leave(device.id(), visit));
        }
        if (!devices.welcome(device.id())) { // it was shut out just now, before it was here to be ended
            context.fail(Problem.revoked());
            return;
        }
        patience.known(connection);
        if (devices.saw(device)) {
            context.vertx()
                    .executeBlocking(() -> {
                        devices.keepSeen(device.id());
                        return true;
                    })
                    .onFailure(TokenCheck::unkept);
        }
        Caller.device(device.id(), device.role()).enter(context);
    }

    private static void unkept(Throwable failure) {
        if (failure instanceof StoreException) {
            log.debug("when a device was here was not kept: {}", failure.getMessage());
        } else {
            log.error("when a device was here was not kept", failure);
        }
    }
}
