package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.EventJson;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * The timeline. {@code limit} (100 by default) events, the newest first; with {@code after} those that follow an event's version, the oldest first;
 * with {@code before} those that precede it, going back.
 */
public final class EventRoutes {

    private static final int USUAL_LIMIT = 100;

    private final Events events;

    /** Reads the timeline. */
    public EventRoutes(Events events) {
        this.events = events;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of("events"))
                .handler(context -> page(
                        context,
                        Optional.ofNullable(context.request().getParam("sandbox"))
                                .filter(name -> !name.isEmpty())));
        // also of sandboxes that are no more: their end is what one wants to know about
        router.get(Paths.one("sandboxes") + "/events")
                .handler(context -> page(context, Optional.of(Paths.name(context))));
    }

    private void page(RoutingContext context, Optional<String> sandbox) {
        Optional<Long> after = number(context, "after");
        Optional<Long> before = number(context, "before");
        if (after.isPresent() && before.isPresent()) {
            throw Problem.badRequest("Give either after or before, not both.");
        }
        long limit = number(context, "limit").orElse((long) USUAL_LIMIT);
        if (limit < 1 || limit > Events.Query.MAX_LIMIT) {
            throw Problem.invalid("limit", "limit must be 1 to " + Events.Query.MAX_LIMIT + ".");
        }
        Events.Query query = new Events.Query(
                after.isPresent() ? Events.Order.OLDEST_FIRST : Events.Order.NEWEST_FIRST,
                after.or(() -> before),
                sandbox.map(SandboxName::new),
                (int) limit);
        Background.reply(context, () -> {
            List<Events.Entry> page = events.page(query);
            return Background.Reply.ok(out -> ListJson.write(out, EventJson.KIND, page, EventJson::write));
        });
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
