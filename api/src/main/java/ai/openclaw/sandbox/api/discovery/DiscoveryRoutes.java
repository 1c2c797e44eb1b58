package ai.openclaw.sandbox.api.discovery;

import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;

/** Tells which resources there are, what they are made of, and how to ask for them. Written once: nothing of it changes while the program runs. */
public final class DiscoveryRoutes {

    private static final String OURS = "/apis/" + DiscoveryJson.GROUP + "/" + DiscoveryJson.VERSION;
    private static final List<String> VERSION3 = List.of("api/v1", OURS.substring(1));

    private final String version;

    /** Describes the API of this version of the program. */
    public DiscoveryRoutes(String version) {
        this.version = version;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        json(router, "/api", DiscoveryJson::versions);
        json(router, "/api/v1", DiscoveryJson::core);
        json(router, "/apis", DiscoveryJson::groups);
        json(router, "/apis/" + DiscoveryJson.GROUP, DiscoveryJson::group);
        json(router, OURS, DiscoveryJson::ours);
        OpenApi description = OpenApi.of(version);
        json(router, "/openapi.json", Buffer.buffer(description.whole()));
        json(router, "/openapi/v3", Buffer.buffer(Json.bytes(DiscoveryRoutes::index)));
        Buffer version3 = Buffer.buffer(description.version3());
        VERSION3.forEach(path -> json(router, "/openapi/v3/" + path, version3));
        version2(router, description.version2());
    }

    private static void json(Router router, String path, Json.Content content) {
        json(router, path, Buffer.buffer(Json.bytes(content)));
    }

    private static void json(Router router, String path, Buffer body) {
        router.get(path).handler(context -> Replies.json(context, 200, body));
    }

    private static void version2(Router router, JsonNode description) {
        Buffer json = Buffer.buffer(description.toString());
        Buffer proto = Buffer.buffer(OpenApiProto.of(description));
        router.get("/openapi/v2").handler(context -> {
            if (wantsProto(context)) {
                Replies.bytes(context, 200, OpenApiProto.MEDIA_TYPE, proto);
            } else {
                Replies.json(context, 200, json);
            }
        });
    }

    /** kubectl knows no other form; browsers and people know only JSON. */
    private static boolean wantsProto(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return accept != null && accept.contains("proto-openapi.spec.v2");
    }

    private static void index(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("paths");
        for (String path : VERSION3) {
            out.writeObjectFieldStart(path);
            out.writeStringField("serverRelativeURL", "/openapi/v3/" + path);
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
