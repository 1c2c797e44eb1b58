package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Feed;
import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.feed.Kind;
import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.api.selector.Selection;
import ai.openclaw.sandbox.api.watch.WatchRequest;
import ai.openclaw.sandbox.api.watch.Watches;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries the timeline into a feed. The timeline itself is on disk and much longer; a feed of it holds only what can be watched from. Reading may block. */
final class TimelineFeed {

    private static final Pattern NAME = Pattern.compile(".*\\.([1-9][0-9]{0,17})");

    private final Events events;
    private final String sandboxField;
    private final Feed<Events.Entry> feed;
    private long last; // guarded by this

    /** A feed that begins with the latest events, so that watches go on over a restart of the daemon. */
    TimelineFeed(Events events, Kind<Events.Entry> kind, String sandboxField) {
        this.events = events;
        this.sandboxField = sandboxField;
        List<Events.Entry> latest = events.page(new Events.Query(
                Events.Order.NEWEST_FIRST, Optional.empty(), Optional.empty(), Events.Query.MAX_LIMIT));
        boolean all = latest.size() < Events.Query.MAX_LIMIT;
        this.last = all ? 0 : latest.getLast().sequence() - 1;
        this.feed = new Feed<>(kind, last);
        latest.reversed().forEach(this::tell);
    }

    Feed<Events.Entry> feed() {
        return feed;
    }

    /** Takes in what was added since it last looked. */
    synchronized void catchUp() {
        List<Events.Entry> more;
        do {
            more = events.page(new Events.Query(
                    Events.Order.OLDEST_FIRST, Optional.of(last), Optional.empty(), Events.Query.MAX_LIMIT));
            more.forEach(this::tell);
        } while (more.size() == Events.Query.MAX_LIMIT);
    }

    private void tell(Events.Entry entry) {
        feed.tell(entry, entry.sequence());
        last = entry.sequence();
    }

    /**
     * Those events of a page that are selected, as many as the page may have, and whether there are more.
     *
     * @param page where to begin and in which order
     * @param selection which events
     */
    Found find(Events.Query page, Selection selection) {
        List<Item<Events.Entry>> found = new ArrayList<>();
        Optional<SandboxName> sandbox = selection
                .onlyValue(sandboxField)
                .filter(name -> !name.isEmpty())
                .map(SandboxName::new);
        Events.Query next = new Events.Query(page.order(), page.from(), sandbox, Events.Query.MAX_LIMIT);
        while (true) {
            List<Events.Entry> entries = events.page(next);
            for (Events.Entry entry : entries) {
                Item<Events.Entry> item = new Item<>(feed.kind(), entry, entry.sequence());
                if (selection.takes(item)) {
                    if (found.size() == page.limit()) {
                        return new Found(found, true);
                    }
                    found.add(item);
                }
            }
            if (entries.size() < next.limit()) {
                return new Found(found, false);
            }
            next = new Events.Query(page.order(), Optional.of(entries.getLast().sequence()), sandbox, next.limit());
        }
    }

    /** Begins to watch the timeline. */
    void watch(RoutingContext context, Watches watches, Selection selection) {
        WatchRequest request = WatchRequest.read(context.request(), selection);
        AtomicReference<Feed.Snapshot<Events.Entry>> start = new AtomicReference<>();
        Background.then(
                context,
                () -> {
                    catchUp();
                    start.set(latest(selection));
                },
                () -> watches.open(context, feed, request, start::get));
    }

    /** The latest events that are selected, the oldest first, and where their changes begin. */
    Feed.Snapshot<Events.Entry> latest(Selection selection) {
        Feed.Snapshot<Events.Entry> now = feed.snapshot();
        Events.Query newest = new Events.Query(
                Events.Order.NEWEST_FIRST, Optional.of(now.version() + 1), Optional.empty(), Events.Query.MAX_LIMIT);
        return new Feed.Snapshot<>(
                now.version(), now.place(), find(newest, selection).items().reversed());
    }

    /** The event of a name. */
    Optional<Item<Events.Entry>> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long before = Long.parseLong(matcher.group(1)) - 1;
        return events
                .page(new Events.Query(Events.Order.OLDEST_FIRST, Optional.of(before), Optional.empty(), 1))
                .stream()
                .map(entry -> new Item<>(feed.kind(), entry, entry.sequence()))
                .filter(item -> item.name().equals(name))
                .findFirst();
    }

    /**
     * A part of the timeline.
     *
     * @param items the events
     * @param more whether others follow
     */
    record Found(List<Item<Events.Entry>> items, boolean more) {

        Found {
            items = List.copyOf(items);
        }
    }
}
