package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.CoreEventJson;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.api.selector.Selection;
import ai.openclaw.sandbox.api.table.Form;
import ai.openclaw.sandbox.api.watch.WatchRequest;
import ai.openclaw.sandbox.api.watch.Watches;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** The timeline where Kubernetes programs look for events, the oldest first. There is one namespace, as for events about what has none. */
public final class CoreEventRoutes {

    private static final String ALL = "/api/v1/events";
    private static final String NAMESPACE = "namespace";
    private static final String IN_NAMESPACE = "/api/v1/namespaces/:" + NAMESPACE + "/events";

    private final TimelineFeed timeline;
    private final Watches watches;
    private final Rendering<Events.Entry> rendering;

    /** Reads the timeline. */
    public CoreEventRoutes(Events events, StatusBoard board, Watches watches, InstantSource clock) {
        this.timeline = new TimelineFeed(events, new CoreEventResource(board), CoreEventResource.SANDBOX_FIELD);
        this.watches = watches;
        this.rendering = new Rendering<>(timeline.feed().kind(), clock);
        watches.follow(timeline.feed());
        events.follow(new LateNews(watches, timeline::catchUp)::hint);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(ALL).handler(this::events);
        router.get(IN_NAMESPACE).handler(this::events);
        router.get(IN_NAMESPACE + "/:name").handler(this::one);
    }

    private void events(RoutingContext context) {
        Selection selection =
                ListRequest.selection(context.request(), timeline.feed().kind().selectable());
        boolean here = context.pathParams()
                .getOrDefault(NAMESPACE, CoreEventJson.NAMESPACE)
                .equals(CoreEventJson.NAMESPACE);
        Selection wanted = here ? selection : Selection.nothing();
        if (WatchRequest.asked(context.request())) {
            timeline.watch(context, watches, wanted);
        } else {
            Background.reply(context, () -> list(context, wanted));
        }
    }

    private Background.Reply list(RoutingContext context, Selection selection) {
        timeline.catchUp();
        ListRequest wanted = ListRequest.read(
                context.request(),
                timeline.feed().kind().selectable(),
                timeline.feed().version());
        long version = wanted.from()
                .map(Continuation::version)
                .orElseGet(() -> timeline.feed().version());
        Events.Query page = new Events.Query(
                Events.Order.OLDEST_FIRST,
                wanted.from().map(CoreEventRoutes::sequence),
                Optional.empty(),
                Math.min(Events.Query.MAX_LIMIT, wanted.limit().orElse(Events.Query.MAX_LIMIT)));
        TimelineFeed.Found found = timeline.find(page, selection);
        Optional<String> next = found.more()
                ? Optional.of(new Continuation(
                                version, Long.toString(found.items().getLast().version()))
                        .text())
                : Optional.empty();
        ListJson.Head head = new ListJson.Head(version, next, Optional.empty());
        return new Background.Reply(200, rendering.list(found.items(), head, wanted.form()));
    }

    private static long sequence(Continuation from) {
        try {
            return Long.parseLong(from.last());
        } catch (NumberFormatException e) {
            throw Problem.badRequest("continue must be what the part of the list before has told.");
        }
    }

    private void one(RoutingContext context) {
        String name = Paths.name(context);
        Background.reply(
                context,
                () -> timeline.named(name)
                        .map(item -> new Background.Reply(200, rendering.one(item, Form.of(context.request()))))
                        .orElseThrow(() -> Problem.notFound("events", name, "There is no event \"" + name + "\".")));
    }
}
