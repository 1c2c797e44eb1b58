package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.StatusJson;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.api.watch.Watches;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.Intent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sandboxes: list, watch, look at, recreate, remove. */
public final class SandboxRoutes {

    private static final String RESOURCE = SandboxResource.PLURAL;

    private final ControlPlane control;
    private final Collection<Sandbox> collection;
    private final InstantSource clock;

    /** Reads the board and asks the control loop. */
    public SandboxRoutes(ControlPlane control, Watches watches, InstantSource clock) {
        this.control = control;
        this.collection = new Collection<>(SandboxFeed.of(control.board()), watches, clock);
        this.clock = clock;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of(RESOURCE)).handler(collection::handle);
        router.get(Paths.one(RESOURCE)).handler(this::get);
        router.delete(Paths.one(RESOURCE)).handler(this::remove);
        router.post(Paths.one(RESOURCE) + "/recreate").handler(this::recreate);
        router.get(Paths.one(RESOURCE) + "/log").handler(new SetupLog(control)::get);
    }

    private void get(RoutingContext context) {
        collection.one(
                context, collection.feed().get(Paths.name(context)).orElseThrow(() -> noSuch(Paths.name(context))));
    }

    private void remove(RoutingContext context) {
        Sandbox sandbox = named(control, context);
        DeleteOptions options = DeleteOptions.read(context);
        options.check(RESOURCE, sandbox.identity().name().value(), sandbox.uid(), sandbox.resourceVersion());
        Intent.Force force = options.now() ? Intent.Force.NOW : Intent.Force.WHEN_COLD;
        if (options.dryRun()) {
            Background.reply(context, () -> accepted(sandbox, Intent.Wish.REMOVE, force));
            return;
        }
        ask(context, sandbox, Intent.Wish.REMOVE, force);
    }

    private void recreate(RoutingContext context) {
        Sandbox sandbox = named(control, context);
        boolean now = Bodies.flag(Bodies.object(context, Set.of("force")), "force");
        ask(context, sandbox, Intent.Wish.RECREATE, now ? Intent.Force.NOW : Intent.Force.WHEN_IDLE);
    }

    private void ask(RoutingContext context, Sandbox sandbox, Intent.Wish wish, Intent.Force force) {
        String actor = Caller.of(context).actor();
        SandboxName name = sandbox.identity().name();
        Background.reply(context, () -> {
            if (!control.requests().ask(name, wish, force, actor)) {
                throw Problem.conflict(
                        RESOURCE,
                        name.value(),
                        "Sandbox " + name + " has no container now, so there is nothing to "
                                + (wish == Intent.Wish.REMOVE ? "remove" : "replace") + ". Its conditions say what it"
                                + " waits for.");
            }
            return accepted(sandbox, wish, force);
        });
    }

    private Background.Reply accepted(Sandbox sandbox, Intent.Wish wish, Intent.Force force) {
        String name = sandbox.identity().name().value();
        Map<String, String> details = new HashMap<>(Map.of("kind", RESOURCE, "name", name, "uid", sandbox.uid()));
        String what = wish == Intent.Wish.REMOVE ? "Its container is removed" : "Its container is replaced";
        Optional<Instant> hotUntil = sandbox.status().times().hotUntil().filter(clock.instant()::isBefore);
        String when = switch (force) {
            case NOW -> " at once.";
            case WHEN_IDLE -> " as soon as no call runs in it.";
            case WHEN_COLD ->
                hotUntil.map(until -> " once it is cold, at " + until + " if nothing uses it until then.")
                        .orElse(" now, for it is cold.");
        };
        if (force == Intent.Force.WHEN_COLD) {
            hotUntil.ifPresent(until -> details.put("hotUntil", until.toString()));
        }
        return Background.Reply.json(202, out -> StatusJson.success(out, 202, what + when, details));
    }

    /** The sandbox a path names. */
    static Sandbox named(ControlPlane control, RoutingContext context) {
        String name = Paths.name(context);
        return Optional.of(name)
                .filter(it -> !it.isBlank())
                .flatMap(it -> control.board().get(new SandboxName(it)))
                .orElseThrow(() -> noSuch(name));
    }

    private static Problem noSuch(String name) {
        String shown = name.length() <= SandboxName.MAX_LENGTH ? name : name.substring(0, SandboxName.MAX_LENGTH) + "…";
        return Problem.notFound(
                RESOURCE, shown, "There is no sandbox \"" + shown + "\". These there are: openclaw sandbox list");
    }
}
