package ai.openclaw.sandbox.api.discovery;

import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells which resources there are, what they are made of, and how to ask for them. Each answer is written when it is first asked for, which most daemons never
 * are, and kept: nothing of it changes while the program runs. Safe from any thread.
 */
public final class DiscoveryRoutes {

    private static final String OURS = "/apis/" + DiscoveryJson.GROUP + "/" + DiscoveryJson.VERSION;
    private static final String VERSION2 = "/openapi/v2";
    private static final List<String> VERSION3 = List.of("api/v1", OURS.substring(1));

    private final String version;
    private final Map<String, Buffer> written = new ConcurrentHashMap<>(); // only the few paths below

    /** Describes the API of this version of the program. */
    public DiscoveryRoutes(String version) {
        this.version = version;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        json(router, "/api", () -> Json.bytes(DiscoveryJson::versions));
        json(router, "/api/v1", () -> Json.bytes(DiscoveryJson::core));
        json(router, "/apis", () -> Json.bytes(DiscoveryJson::groups));
        json(router, "/apis/" + DiscoveryJson.GROUP, () -> Json.bytes(DiscoveryJson::group));
        json(router, OURS, () -> Json.bytes(DiscoveryJson::ours));
        json(router, "/openapi.json", () -> OpenApi.of(version).whole());
        json(router, "/openapi/v3", () -> Json.bytes(DiscoveryRoutes::index));
        VERSION3.forEach(path ->
                json(router, "/openapi/v3/" + path, () -> OpenApi.of(version).version3()));
        router.get(VERSION2).handler(this::version2);
    }

    private void json(Router router, String path, Supplier<byte[]> body) {
        router.get(path).handler(context -> Replies.json(context, 200, once(path, body)));
    }

    private Buffer once(String key, Supplier<byte[]> body) {
        return written.computeIfAbsent(key, any -> Buffer.buffer(body.get()));
    }

    private void version2(RoutingContext context) {
        if (wantsProto(context)) {
            Buffer body = once(
                    OpenApiProto.MEDIA_TYPE,
                    () -> OpenApiProto.of(OpenApi.of(version).version2()));
            Replies.bytes(context, 200, OpenApiProto.MEDIA_TYPE, body);
        } else {
            Supplier<byte[]> body =
                    () -> OpenApi.of(version).version2().toString().getBytes(StandardCharsets.UTF_8);
            Replies.json(context, 200, once(VERSION2, body));
        }
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
