package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.http.SecureServer;
import ai.openclaw.sandbox.api.json.TlsJson;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the daemon listens for HTTPS and which authority to trust: what a client needs to be told once, over a way it trusts already. */
public final class TlsRoutes {

    private final Supplier<Optional<SecureServer.Standing>> standing;

    /** Tells where it listens. */
    public TlsRoutes(Supplier<Optional<SecureServer.Standing>> standing) {
        this.standing = standing;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get(Paths.of("tls")).handler(context -> {
            SecureServer.Standing now = standing.get()
                    .orElseThrow(() -> Problem.notFound(
                            "tls",
                            "",
                            "This daemon does not listen for HTTPS: it was started with --tls-port off, or"
                                    + " only this moment, or could not; then its log says why."));
            Replies.json(context, 200, out -> TlsJson.write(out, now.port(), now.authority()));
        });
    }
}
