package ai.openclaw.sandbox.api.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/** Looks at requests before any router does: a path that is no path must not become an exception. */
public final class FrontDoor implements Handler<HttpServerRequest> {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern NUL = Pattern.compile("%00");

    private final Handler<HttpServerRequest> inside;

    /** Hands whatever is well-formed on. */
    public FrontDoor(Handler<HttpServerRequest> inside) {
        this.inside = inside;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String uri = String.valueOf(request.uri());
        if (!uri.startsWith("/")
                || BROKEN_ESCAPE.matcher(uri).find()
                || NUL.matcher(uri).find()) {
            Replies.problem(
                    request.response(),
                    Problem.badRequest("The path is not well-formed: write each % as %25 and leave NUL out."));
        } else {
            inside.handle(request);
        }
    }

    /** Answers what the HTTP decoder refused. */
    public static void refused(HttpServerRequest request) {
        Replies.problem(
                request.response(),
                Problem.badRequest("This is no HTTP request this daemon takes: is its line longer than "
                        + Limits.REQUEST_LINE_BYTES + " bytes, or are its headers longer than " + Limits.HEADER_BYTES
                        + "?"));
        request.connection().close();
    }
}
