package ai.openclaw.sandbox.api.watch;

import ai.openclaw.sandbox.api.feed.Change;
import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.api.feed.Item;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One watch. It keeps a place in the history and no queue of its own: what the watcher does not take stays in the history, and who is overtaken by its forgetting,
 * or takes nothing for a while although there is something, is cut off. Lives on the thread of its connection.
 *
 * @param <T> what the resources are inside
 */
final class WatchStream<T> {

    private static final int BATCH = 64;

    private final Feed<T> feed;
    private final WatchRequest request;
    private final Lines lines;
    private final HttpConnection connection;
    private final HttpServerResponse response;
    private final Iterator<Item<T>> initial;
    private Runnable closed = () -> {};
    private long place;
    private long version;
    private boolean marked;
    private boolean stalled;
    private boolean over;

    /** A watch that begins with some resources and goes on with the changes from a place. */
    WatchStream(RoutingContext context, Feed<T> feed, WatchRequest request, Lines lines, Feed.Snapshot<T> start) {
        this.feed = feed;
        this.request = request;
        this.lines = lines;
        this.connection = context.request().connection();
        this.response = context.response();
        this.initial = start.items().iterator();
        this.place = start.place();
        this.version = start.version();
        this.marked = request.start() == WatchRequest.Start.PLAIN;
    }

    /** Begins; when the watch is over, for whatever reason, that is told once. */
    void open(Runnable whenOver) {
        closed = whenOver;
        response.setChunked(true)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        response.exceptionHandler(any -> over());
        response.closeHandler(any -> over());
        response.drainHandler(any -> {
            stalled = false;
            drain();
        });
        var _ = response.writeHead();
        drain();
    }

    private void over() {
        if (!over) {
            over = true;
            closed.run();
        }
    }

    /** Sends what there is, as far as the watcher takes it. */
    void drain() {
        while (!over) {
            Optional<List<Change<T>>> next = feed.from(place, BATCH);
            if (next.isEmpty()) {
                cut();
            } else if (response.writeQueueFull() || !sendMore(next.get())) {
                return;
            }
        }
    }

    /** Sends one more of what was there before, or its end, or changes; false when there is nothing to send. */
    private boolean sendMore(List<Change<T>> next) {
        if (initial.hasNext()) {
            Item<T> item = initial.next();
            if (request.selection().takes(item)) {
                write(lines.initial(item, request.form()));
            }
            return true;
        }
        if (!marked) {
            marked = true;
            write(lines.bookmark(feed.kind(), version, request.form(), WatchRequest.Start.MARKED));
            return true;
        }
        if (!next.isEmpty()) {
            send(next);
        }
        return !next.isEmpty();
    }

    private void send(List<Change<T>> changes) {
        List<Buffer> news = changes.stream()
                .flatMap(change -> lines.of(change, request.selection(), request.form()).stream())
                .toList();
        place += changes.size();
        version = changes.getLast().version();
        if (news.size() == 1) {
            write(news.getFirst());
        } else if (!news.isEmpty()) {
            Buffer all = Buffer.buffer(
                    news.stream().mapToInt(Buffer::length).sum()); // growing it would copy it again and again
            news.forEach(all::appendBuffer);
            write(all);
        }
    }

    /** Says how far the watch has come; cuts off a watcher who has taken nothing since this was last called. */
    void tick() {
        if (over) {
            return;
        }
        if (!response.writeQueueFull()) {
            mark();
        } else if (stalled) {
            cut();
        } else {
            stalled = true;
        }
    }

    /** Ends the watch in order. */
    void end() {
        if (!over) {
            if (!response.writeQueueFull()) {
                mark();
            }
            over();
            var _ = response.end();
        }
    }

    private void mark() {
        if (request.bookmarks() == WatchRequest.Bookmarks.WANTED && marked && !initial.hasNext()) {
            write(lines.bookmark(feed.kind(), version, request.form(), WatchRequest.Start.PLAIN));
        }
    }

    /** Without a word, for no word would get through. Who asks again from where he was gets what he missed, or is told that it is too long ago. */
    private void cut() {
        over();
        var _ = connection.close();
    }

    private void write(Buffer buffer) {
        var _ = response.write(buffer);
    }
}
