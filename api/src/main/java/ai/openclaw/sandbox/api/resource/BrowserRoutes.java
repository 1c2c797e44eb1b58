package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.json.BrowserLinkJson;
import ai.openclaw.sandbox.api.port.BrowserLinkException;
import ai.openclaw.sandbox.api.port.BrowserLinks;
import ai.openclaw.sandbox.api.port.BrowserLinks.Door;
import ai.openclaw.sandbox.api.port.BrowserLinks.Link;
import ai.openclaw.sandbox.api.port.BrowserLinks.Opened;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Links to browsers: made for those who may, redeemed by whoever brings one. */
public final class BrowserRoutes {

    private static final String RESOURCE = "sandboxes";
    private static final String CODE = "code";

    private final ControlPlane control;
    private final BrowserLinks links;

    /** Finds sandboxes on the board. */
    public BrowserRoutes(ControlPlane control, BrowserLinks links) {
        this.control = control;
        this.links = links;
    }

    /** Adds the route that makes links. */
    public void mount(Router router) {
        router.post(Paths.one(RESOURCE) + "/browser-link").handler(this::issue);
    }

    /** Adds the route that redeems them: the code is all that is asked for. */
    public void mountOpen(Router router) {
        router.get(BrowserLinks.PATH + ":" + CODE).handler(this::open);
    }

    private void issue(RoutingContext context) {
        Sandbox sandbox = SandboxRoutes.named(control, context);
        Door door = door(Bodies.text(Bodies.object(context, Set.of("kind")), "kind"));
        String actor = Caller.of(context).actor();
        Optional<String> base = Caller.of(context).equals(Caller.CONTROL_SOCKET)
                ? Optional.empty()
                : Optional.ofNullable(context.request().authority())
                        .map(authority -> context.request().scheme() + "://" + authority);
        Background.reply(context, () -> {
            try {
                Link link = links.issue(sandbox, door, actor);
                return Background.Reply.json(201, out -> BrowserLinkJson.link(out, door, link, base));
            } catch (BrowserLinkException e) {
                throw problem(e, sandbox.identity().name().value());
            }
        });
    }

    private static Door door(Optional<String> word) {
        String kind = word.orElse(Door.NO_VNC.word());
        return Arrays.stream(Door.values())
                .filter(door -> door.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("kind", "kind must be \"cdp\" or \"novnc\"."));
    }

    /** A browser that only fetches ahead must not use the link up. */
    private void open(RoutingContext context) {
        if (context.request().getHeader("Sec-Purpose") != null) {
            throw Problem.forbidden("This link is for a person who follows it, not for fetching ahead.");
        }
        String code = Optional.ofNullable(context.pathParam(CODE)).orElse("");
        context.vertx()
                .executeBlocking(() -> redeem(code), false)
                .onSuccess(opened -> answer(context, opened))
                .onFailure(context::fail);
    }

    private Opened redeem(String code) {
        try {
            return links.open(code);
        } catch (BrowserLinkException e) {
            throw problem(e, "");
        }
    }

    private static void answer(RoutingContext context, Opened opened) {
        context.response().putHeader("Referrer-Policy", "no-referrer");
        switch (opened) {
            case Opened.Cdp cdp -> Replies.json(context, 200, out -> BrowserLinkJson.cdp(out, cdp));
            case Opened.Page page -> {
                context.response().putHeader("Location", page.url());
                Replies.text(context, 303, "The browser is at another address.\n");
            }
        }
    }

    private static Problem problem(BrowserLinkException e, String sandbox) {
        return switch (e.why()) {
            case NO_SUCH_LINK -> Problem.notFound("browser-links", "", e.text());
            case NO_SUCH_DOOR -> Problem.conflict(RESOURCE, sandbox, e.text());
            case NOT_READY -> Problem.unavailable(e.text());
            case TOO_MANY -> Problem.tooMany(e.text());
        };
    }
}
