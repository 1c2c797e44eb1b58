package ai.openclaw.sandbox.api.ui;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves the Control UI to everybody: there is nothing secret in it, and what it shows it asks the API for. The page itself is asked for anew each time;
 * its files have paths that change with every start of the daemon and are kept for ever. A page that is open while the daemon restarts still finds what
 * it has not loaded yet, though nobody may keep that.
 */
public final class UiRoutes {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final ProgramInfo program;
    private final AtomicReference<Optional<Room>> room = new AtomicReference<>(Optional.empty());

    private record Room(UiFiles files, Shell shell) {}

    private record Found(UiFile file, String caching) {}

    /** Serves the UI of a program. Nothing is read before somebody asks. */
    public UiRoutes(ProgramInfo program) {
        this.program = program;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.route("/").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::page);
        router.route("/favicon.ico")
                .method(HttpMethod.GET)
                .handler(context -> context.response()
                        .setStatusCode(301)
                        .putHeader("Location", Shell.FOLDER + "any/icon.svg")
                        .end());
        router.route(Shell.FOLDER + "*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::file);
    }

    private void page(RoutingContext context) {
        context.vertx()
                .executeBlocking(this::room, false)
                .onSuccess(open -> {
                    context.response()
                            .putHeader("Content-Security-Policy", open.shell.policy())
                            .putHeader("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
                            .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                            .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
                    send(context, new Found(open.shell.file(), ASK_AGAIN));
                })
                .onFailure(context::fail);
    }

    private void file(RoutingContext context) {
        String rest = context.normalizedPath().substring(Shell.FOLDER.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            throw Problem.noSuchPath();
        }
        String edition = rest.substring(0, slash);
        String path = rest.substring(slash + 1);
        Optional<Found> known =
                room.get().flatMap(open -> open.files.known(path).map(file -> found(open, edition, file)));
        if (known.isPresent()) {
            send(context, known.get());
            return;
        }
        context.vertx()
                .executeBlocking(() -> find(edition, path), false)
                .onSuccess(found -> send(context, found))
                .onFailure(context::fail);
    }

    private Found find(String edition, String path) {
        Room open = room();
        return found(open, edition, open.files.find(path).orElseThrow(Problem::noSuchPath));
    }

    private static Found found(Room open, String edition, UiFile file) {
        return new Found(file, edition.equals(open.shell.edition()) ? FOR_EVER : ASK_AGAIN);
    }

    /** Two who come first at once both build it, and one of the two is kept: they are equal. */
    private Room room() {
        Optional<Room> open = room.get();
        if (open.isPresent()) {
            return open.get();
        }
        UiFiles files = new UiFiles(Vendors.look());
        Room built = new Room(files, Shell.of(program, files));
        room.set(Optional.of(built));
        return built;
    }

    private static void send(RoutingContext context, Found found) {
        UiFile file = found.file;
        HttpServerResponse response = context.response()
                .putHeader("Cache-Control", found.caching)
                .putHeader("ETag", file.tag())
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (header(context, "If-None-Match").contains(file.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", file.type());
        if (header(context, "Accept-Encoding").contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip").end(file.packed());
        } else {
            response.end(file.plain());
        }
    }

    private static String header(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getHeader(name), "");
    }
}
