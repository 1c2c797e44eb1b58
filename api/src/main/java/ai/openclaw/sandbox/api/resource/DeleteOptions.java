package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * What a Kubernetes program says with a removal; of what it may say, that which means something here.
 *
 * @param now whether to remove at once, whatever uses it
 * @param dryRun whether to say only what would be done
 * @param uid the uid it must have
 * @param version the version it must have
 */
record DeleteOptions(boolean now, boolean dryRun, Optional<String> uid, Optional<String> version) {

    /** Reads the query and the body of a request. */
    static DeleteOptions read(RoutingContext context) {
        String force = context.request().getParam("force", "false");
        if (!force.equals("true") && !force.equals("false")) {
            throw Problem.invalid("force", "force must be true or false.");
        }
        JsonNode body = Bodies.anyObject(context);
        JsonNode grace = body.path("gracePeriodSeconds");
        String dry =
                context.request().getParam("dryRun", body.path("dryRun").path(0).asText(""));
        if (!dry.isEmpty() && !dry.equals("All")) {
            throw Problem.invalid("dryRun", "dryRun must be All, or be left out.");
        }
        return new DeleteOptions(
                force.equals("true") || (grace.isIntegralNumber() && grace.asLong() == 0),
                !dry.isEmpty(),
                Optional.ofNullable(body.at("/preconditions/uid").textValue()),
                Optional.ofNullable(body.at("/preconditions/resourceVersion").textValue()));
    }

    /** Refuses when the resource is not the one that was meant. */
    void check(String kind, String name, String actualUid, long actualVersion) {
        boolean other = uid.filter(it -> !it.equals(actualUid)).isPresent()
                || version.filter(it -> !it.equals(Long.toString(actualVersion)))
                        .isPresent();
        if (other) {
            throw Problem.conflict(
                    kind, name, "It is not the one that was meant: its uid or version is another by now.");
        }
    }
}
