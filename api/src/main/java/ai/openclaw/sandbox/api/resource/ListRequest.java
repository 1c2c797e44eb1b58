package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.selector.Selection;
import ai.openclaw.sandbox.api.selector.SelectorException;
import ai.openclaw.sandbox.api.table.Form;
import ai.openclaw.sandbox.api.watch.WatchRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants of a list.
 *
 * @param selection which resources
 * @param form in which form
 * @param limit how many at most
 * @param from where an earlier part of the list ended
 */
record ListRequest(Selection selection, Form form, Optional<Integer> limit, Optional<Continuation> from) {

    private static final int MOST = 1_000_000;

    /** Reads a request; {@code version} is the latest there is. */
    static ListRequest read(HttpServerRequest request, List<String> selectable, long version) {
        known(request, version);
        return new ListRequest(
                selection(request, selectable),
                Form.of(request),
                limit(request),
                text(request, "continue").map(Continuation::read));
    }

    /** Whether all is wanted as it is. */
    boolean plain() {
        return selection.all() && form == Form.WHOLE && limit.isEmpty() && from.isEmpty();
    }

    static Selection selection(HttpServerRequest request, List<String> selectable) {
        try {
            return Selection.read(text(request, "labelSelector"), text(request, "fieldSelector"), selectable);
        } catch (SelectorException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** A list is always of now. Who wants one of exactly then can have it only while nothing has changed. */
    private static void known(HttpServerRequest request, long version) {
        WatchRequest.version(request).filter(asked -> asked > 0).ifPresent(asked -> {
            boolean exact = "Exact".equals(request.getParam("resourceVersionMatch"));
            if (asked > version || (exact && asked != version)) {
                throw Problem.expired("There is no list of version " + asked + "; the latest is " + version
                        + ". Leave resourceVersion out.");
            }
        });
    }

    private static Optional<Integer> limit(HttpServerRequest request) {
        return text(request, "limit")
                .map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw Problem.invalid("limit", "limit must be a whole number from 0.");
                    }
                    return (int) Math.min(MOST, Long.parseLong(text));
                })
                .filter(limit -> limit > 0);
    }

    private static Optional<String> text(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getParam(name)).filter(text -> !text.isEmpty());
    }
}
