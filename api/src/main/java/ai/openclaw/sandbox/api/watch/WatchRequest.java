package ai.openclaw.sandbox.api.watch;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.selector.Selection;
import ai.openclaw.sandbox.api.table.Form;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What a watcher wants.
 *
 * @param selection which resources
 * @param form in which form
 * @param from changes after this version; empty: first all there is, as if it were new
 * @param start whether what there is comes first and a bookmark says where it ends
 * @param bookmarks whether to tell now and then how far the watch has come
 * @param limit how long it lasts at most
 */
public record WatchRequest(
        Selection selection, Form form, Optional<Long> from, Start start, Bookmarks bookmarks, Duration limit) {

    /** How long a watch lasts that does not say how long. */
    static final Duration USUAL = Duration.ofMinutes(45);

    /** How a watch begins. */
    public enum Start {
        /** With changes, after all there is where no version was given. */
        PLAIN,
        /** With all there is, and a bookmark behind it. */
        MARKED
    }

    /** Whether bookmarks are wanted. */
    public enum Bookmarks {
        NONE,
        WANTED
    }

    /** Whether a request is for a watch. */
    public static boolean asked(HttpServerRequest request) {
        return flag(request, "watch");
    }

    /** Reads a request. */
    public static WatchRequest read(HttpServerRequest request, Selection selection) {
        boolean marked = flag(request, "sendInitialEvents");
        Optional<Long> version = version(request);
        return new WatchRequest(
                selection,
                Form.of(request),
                marked ? Optional.empty() : version.filter(it -> it > 0),
                marked ? Start.MARKED : Start.PLAIN,
                flag(request, "allowWatchBookmarks") ? Bookmarks.WANTED : Bookmarks.NONE,
                limit(request));
    }

    /** The version a request names; 0 means any. */
    public static Optional<Long> version(HttpServerRequest request) {
        return text(request, "resourceVersion").map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw Problem.badRequest("resourceVersion must be one that a list or a watch has told.");
            }
            return Long.parseLong(text);
        });
    }

    private static Duration limit(HttpServerRequest request) {
        return text(request, "timeoutSeconds")
                .map(text -> {
                    if (!text.matches("[0-9]{1,9}")) {
                        throw Problem.invalid("timeoutSeconds", "timeoutSeconds must be a whole number from 0.");
                    }
                    return Duration.ofSeconds(Long.parseLong(text));
                })
                .filter(asked -> asked.isPositive() && asked.compareTo(USUAL) < 0)
                .orElse(USUAL);
    }

    private static boolean flag(HttpServerRequest request, String name) {
        return text(request, name)
                .map(text -> switch (text) {
                    case "1", "true" -> true;
                    case "0", "false" -> false;
                    default -> throw Problem.invalid(name, name + " must be true or false.");
                })
                .orElse(false);
    }

    private static Optional<String> text(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name)).filter(text -> !text.isEmpty());
    }
}
