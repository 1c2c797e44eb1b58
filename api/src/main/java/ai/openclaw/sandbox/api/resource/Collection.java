package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.table.Form;
import ai.openclaw.sandbox.api.watch.WatchRequest;
import ai.openclaw.sandbox.api.watch.Watches;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All resources of one kind: list and watch them. The whole list is written once per change of any: a list of a thousand is asked for far more often than one
 * of them changes.
 *
 * @param <T> what the resources are inside
 */
final class Collection<T> {

    private final Feed<T> feed;
    private final Watches watches;
    private final Rendering<T> rendering;
    private final AtomicReference<Optional<Page>> page = new AtomicReference<>(Optional.empty());

    private record Page(long version, Buffer body) {}

    /** A part of the list, and where it goes on. */
    private record Part<T>(List<Item<T>> items, ListJson.Head head) {}

    Collection(Feed<T> feed, Watches watches, InstantSource clock) {
        this.feed = feed;
        this.watches = watches;
        this.rendering = new Rendering<>(feed.kind(), clock);
        watches.follow(feed);
    }

    Feed<T> feed() {
        return feed;
    }

    /** Answers a request for the collection. */
    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (WatchRequest.asked(request)) {
            watches.open(
                    context,
                    feed,
                    WatchRequest.read(
                            request, ListRequest.selection(request, feed.kind().selectable())));
            return;
        }
        ListRequest wanted = ListRequest.read(request, feed.kind().selectable(), feed.version());
        Optional<Buffer> ready = wanted.plain() ? ready() : Optional.empty();
        if (ready.isPresent()) {
            Replies.json(context, 200, ready.get());
        } else {
            Background.reply(context, () -> new Background.Reply(200, wanted.plain() ? whole() : part(wanted)));
        }
    }

    /** Answers a request for one resource, in the form it asks for. */
    void one(RoutingContext context, Item<T> item) {
        Replies.json(context, 200, rendering.one(item, Form.of(context.request())));
    }

    private Optional<Buffer> ready() {
        long now = feed.version();
        return page.get().filter(kept -> kept.version == now).map(Page::body);
    }

    private Buffer whole() {
        Feed.Snapshot<T> all = feed.snapshot();
        Buffer body = rendering.list(all.items(), ListJson.Head.of(all.version()), Form.WHOLE);
        page.set(Optional.of(new Page(all.version(), body)));
        return body;
    }

    private Buffer part(ListRequest wanted) {
        Part<T> part = choose(wanted);
        return rendering.list(part.items(), part.head(), wanted.form());
    }

    private Part<T> choose(ListRequest wanted) {
        Feed.Snapshot<T> all = feed.snapshot();
        long version = wanted.from().map(Continuation::version).orElse(all.version());
        if (feed.placeAfter(version).isEmpty()) {
            throw Problem.expired("Too much has changed since this list was begun. Begin again, without continue.");
        }
        List<Item<T>> chosen = all.items().stream()
                .filter(item -> wanted.from()
                        .map(from -> item.name().compareTo(from.last()) > 0)
                        .orElse(true))
                .filter(wanted.selection()::takes)
                .toList();
        int size = wanted.limit().map(limit -> Math.min(limit, chosen.size())).orElse(chosen.size());
        if (size == chosen.size()) {
            return new Part<>(chosen, ListJson.Head.of(version));
        }
        List<Item<T>> items = chosen.subList(0, size);
        String next = new Continuation(version, items.getLast().name()).text();
        return new Part<>(
                items, new ListJson.Head(version, Optional.of(next), Optional.of((long) chosen.size() - size)));
    }
}
