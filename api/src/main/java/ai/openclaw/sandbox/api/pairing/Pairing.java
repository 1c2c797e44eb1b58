package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.ApiParts;
import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.api.http.Lockout;
import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.port.Journal;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets in over the network: puts the parts of this room together. */
public final class Pairing {

    private static final Logger log = LoggerFactory.getLogger(Pairing.class);

    private final Devices devices;
    private final TokenCheck tokens;
    private final PairingRoutes routes;

    /** Reads the devices kept. */
    public Pairing(Vertx vertx, Patience patience, ApiParts parts, Listening listening) {
        Presence presence = new Presence();
        SharedToken shared = new SharedToken(listening.token());
        Lockout lockout = new Lockout(parts.clock(), address -> shutOut(vertx, parts.journal(), address));
        this.devices = new Devices(parts.devices(), parts.journal(), parts.clock(), presence);
        this.tokens = new TokenCheck(shared, devices, presence, lockout, patience);
        this.routes = new PairingRoutes(
                new PairingSocket.Parts(
                        vertx,
                        new Reception(devices, shared, lockout, parts.clock()),
                        devices,
                        presence,
                        patience,
                        parts.program()),
                listening.loopback());
    }

    private static void shutOut(Vertx vertx, Journal journal, String address) {
        String message = "Too many wrong tokens came from " + address + ": it is shut out for "
                + Lockout.OUT.toMinutes() + " minutes.";
        log.warn("{}", message);
        vertx.executeBlocking(() -> {
                    journal.tell("controller", "AddressLockedOut", message);
                    return true;
                })
                .onFailure(e -> log.warn("that was not kept in the timeline: {}", e.getMessage()));
    }

    /** The devices. */
    public Devices devices() {
        return devices;
    }

    /** Finds out who sends a request. */
    public TokenCheck tokens() {
        return tokens;
    }

    /** Adds the route where devices come in. */
    public void mount(Router router) {
        routes.mount(router);
    }
}
