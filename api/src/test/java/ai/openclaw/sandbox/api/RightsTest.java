package ai.openclaw.sandbox.api;

import static ai.openclaw.sandbox.api.RunningApi.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ai.openclaw.sandbox.api.http.Rights;
import ai.openclaw.sandbox.api.port.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every route with every role: whether it may is asked of the daemon, which must agree with the table. */
class RightsTest {

    private static final String BASE = "/apis/sandbox.openclaw.ai/v1";

    /** What everybody may see, or where one says who one is. */
    private static final Set<String> OPEN =
            Set.of("/healthz", "/readyz", "/startupz", "/ws", "/", "/ui/*", "/browser-links/:code", "/favicon.ico");

    private final RunningApi api = new RunningApi();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Door(HttpMethod method, String path) {
        String concrete() {
            return path.replaceAll(":[a-z]+", "x").replace("*", "x");
        }
    }

    private List<Door> doors() {
        List<Door> doors = new ArrayList<>();
        Router router = api.router(vertx);
        for (Route route : router.getRoutes()) {
            if (route.getPath() != null && route.methods() != null) {
                route.methods().forEach(method -> doors.add(new Door(method, route.getPath())));
            }
        }
        return doors.stream()
                .distinct()
                .filter(door -> !OPEN.contains(door.path()) && !door.path().startsWith("/ui"))
                .toList();
    }

    private String token(Role role) {
        TestDevice device = new TestDevice().asking(role.word());
        try (TestDevice.Line line = device.connect(api.port(), RunningApi.TOKEN, NOW)) {
            return line.next().field("deviceToken");
        }
    }

    @Test
    void every_route_lets_in_whom_it_should_and_nobody_else() {
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, token(role));
        }
        List<Door> doors = doors();
        assertThat(doors).hasSizeGreaterThan(25);
        for (Door door : doors) {
            Role least = Rights.least(door.method(), door.path());
            for (Role role : Role.values()) {
                int status = RawHttp.anonymous(api)
                        .with("Authorization: Bearer " + tokens.get(role))
                        .send(door.method().name(), door.concrete(), "{}")
                        .status();
                String what = role + " at " + door + ": " + status;
                if (role.covers(least)) {
                    assertThat(status).as(what).isNotIn(401, 403);
                } else {
                    assertThat(status).as(what).isEqualTo(403);
                }
            }
            assertThat(RawHttp.anonymous(api)
                            .send(door.method().name(), door.concrete(), "{}")
                            .status())
                    .as("nobody at " + door)
                    .isEqualTo(401);
        }
    }

    @Test
    void another_spelling_of_a_path_opens_nothing() {
        String viewer = token(Role.VIEWER);
        for (String path : List.of(
                "/logs/",
                "//logs",
                "/./logs",
                "/x/../logs",
                "/%6cogs",
                "/logs%2f",
                "/logs;x",
                "/LOGS",
                "/devices/",
                "/toolcalls/")) {
            int status = RawHttp.anonymous(api)
                    .with("Authorization: Bearer " + viewer)
                    .get(BASE + path)
                    .status();
            assertThat(status).as(path).isIn(400, 403, 404);
        }
    }

    @Test
    void only_admins_see_the_text_of_the_configuration() {
        for (Role role : Role.values()) {
            boolean seen = RawHttp.anonymous(api)
                    .with("Authorization: Bearer " + token(role))
                    .get(BASE + "/config")
                    .json()
                    .has("source");
            assertThat(seen).as(role.word()).isEqualTo(role == Role.ADMIN);
        }
    }
}
