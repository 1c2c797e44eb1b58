package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.feed.Item;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.api.selector.Selection;
import ai.openclaw.sandbox.api.table.Form;
import ai.openclaw.sandbox.api.watch.WatchRequest;
import ai.openclaw.sandbox.api.watch.Watches;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The timeline. {@code limit} (100 by default) events, the newest first; with {@code after} those that follow an event's version, the oldest first;
 * with {@code before} those that precede it, going back. It can be watched from the version of any event or list.
 */
public final class EventRoutes {

    private static final int USUAL_LIMIT = 100;

    private final TimelineFeed timeline;
    private final Watches watches;
    private final Rendering<Events.Entry> rendering;

    /** Reads the timeline. */
    public EventRoutes(Events events, Watches watches, InstantSource clock) {
        this.timeline = new TimelineFeed(events, new TimelineResource(), TimelineResource.SANDBOX_FIELD);
        this.watches = watches;
        this.rendering = new Rendering<>(timeline.feed().kind(), clock);
        watches.follow(timeline.feed());
        events.follow(new LateNews(watches, timeline::catchUp)::hint);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of("events"))
                .handler(context -> events(
                        context,
                        Optional.ofNullable(context.request().getParam("sandbox"))
                                .filter(name -> !name.isEmpty())));
        // also of sandboxes that are no more: their end is what one wants to know about
        router.get(Paths.one("sandboxes") + "/events")
                .handler(context -> events(context, Optional.of(Paths.name(context))));
    }

    private void events(RoutingContext context, Optional<String> sandbox) {
        Selection asked =
                ListRequest.selection(context.request(), timeline.feed().kind().selectable());
        Selection selection = sandbox.map(name -> asked.and(TimelineResource.SANDBOX_FIELD, name))
                .orElse(asked);
        if (WatchRequest.asked(context.request())) {
            timeline.watch(context, watches, selection);
            return;
        }
        Events.Query page = page(context);
        Form form = Form.of(context.request());
        Background.reply(context, () -> {
            timeline.catchUp();
            long version =
                    timeline.feed().version(); // read first: what comes meanwhile is told twice rather than never
            List<Item<Events.Entry>> found = timeline.find(page, selection).items();
            return new Background.Reply(200, rendering.list(found, ListJson.Head.of(version), form));
        });
    }

    private static Events.Query page(RoutingContext context) {
        Optional<Long> after = number(context, "after");
        Optional<Long> before = number(context, "before");
        if (after.isPresent() && before.isPresent()) {
            throw Problem.badRequest("Give either after or before, not both.");
        }
        long limit = number(context, "limit").orElse((long) USUAL_LIMIT);
        if (limit < 1 || limit > Events.Query.MAX_LIMIT) {
            throw Problem.invalid("limit", "limit must be 1 to " + Events.Query.MAX_LIMIT + ".");
        }
        return new Events.Query(
                after.isPresent() ? Events.Order.OLDEST_FIRST : Events.Order.NEWEST_FIRST,
                after.or(() -> before),
                Optional.empty(),
                (int) limit);
    }

    private static Optional<Long> number(RoutingContext context, String name) {
        String text = context.request().getParam(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.invalid(name, name + " must be a whole number from 0.");
    }
}
