package ai.openclaw.sandbox.api.pairing;

import ai.openclaw.sandbox.api.Listening;
import ai.openclaw.sandbox.api.http.Patience;
import ai.openclaw.sandbox.api.http.Peer;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.pairing.Arrival.Way;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code /ws}: where devices come in. Everybody may knock, so how many stand at the door is bounded: one more, and who stands there longest has to go. */
final class PairingRoutes {

    /** Where it is. */
    static final String PATH = "/ws";

    /** Most devices that have not said yet who they are. */
    static final int MOST_AT_THE_DOOR = 64;

    private final PairingSocket.Parts parts;
    private final Listening.Loopback loopback;
    private final Set<HttpConnection> atTheDoor =
            new LinkedHashSet<>(); // guarded by this; the one that came first is the first

    PairingRoutes(PairingSocket.Parts parts, Listening.Loopback loopback) {
        this.parts = parts;
        this.loopback = loopback;
    }

    void mount(Router router) {
        router.get(PATH).handler(this::knock);
    }

    private void knock(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.badRequest("This path is for WebSockets: send Upgrade: websocket.");
        }
        HttpConnection connection = context.request().connection();
        Patience patience = parts.patience();
        patience.received(connection);
        patience.whenClosed(connection, () -> answered(connection));
        arrived(connection);
        boolean direct = loopback == Listening.Loopback.TRUSTED && Peer.direct(context.request());
        Arrival arrival = new Arrival(Peer.address(context.request()), direct ? Way.DIRECT : Way.NETWORK);
        context.request()
                .toWebSocket()
                .onSuccess(socket ->
                        new PairingSocket(socket, parts, arrival).start(connection, () -> answered(connection)))
                .onFailure(e -> answered(connection));
    }

    private void arrived(HttpConnection connection) {
        HttpConnection first = connection;
        synchronized (this) {
            atTheDoor.add(connection);
            if (atTheDoor.size() > MOST_AT_THE_DOOR) {
                first = atTheDoor.iterator().next();
                atTheDoor.remove(first);
            }
        }
        if (!first.equals(connection)) {
            var _ = first.close();
        }
    }

    private synchronized void answered(HttpConnection connection) {
        atTheDoor.remove(connection);
    }
}
