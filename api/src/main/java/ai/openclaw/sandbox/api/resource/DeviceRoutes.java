package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.DeviceJson;
import ai.openclaw.sandbox.api.json.StatusJson;
import ai.openclaw.sandbox.api.pairing.DashboardLink;
import ai.openclaw.sandbox.api.pairing.Devices;
import ai.openclaw.sandbox.api.port.DeviceStore.Device;
import ai.openclaw.sandbox.api.port.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Devices: who is in, who waits, and who says so. For admins only, which the shared token, the control socket and some devices are. */
public final class DeviceRoutes {

    private static final String RESOURCE = "devices";
    private static final String ROLE = "role";
    private static final String REQUEST = Paths.of(RESOURCE) + "/requests/:name";

    private final Devices devices;
    private final IntSupplier port;

    /**
     * @param devices shows and changes these
     * @param port at which port links are good
     */
    public DeviceRoutes(Devices devices, IntSupplier port) {
        this.devices = devices;
        this.port = port;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of(RESOURCE))
                .handler(context -> Background.reply(
                        context,
                        () -> Background.Reply.ok(out -> DeviceJson.list(out, devices.list(), devices.requests()))));
        router.post(Paths.of(RESOURCE) + "/links").handler(this::link);
        router.post(REQUEST + "/approve").handler(this::approve);
        router.post(REQUEST + "/reject").handler(this::reject);
        router.delete(Paths.one(RESOURCE)).handler(this::revoke);
        router.post(Paths.one(RESOURCE) + "/rotate").handler(this::rotate);
    }

    private void link(RoutingContext context) {
        Role role = role(context).orElse(Role.ADMIN);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> {
            DashboardLink link = devices.link(role, actor);
            return Background.Reply.json(201, out -> DeviceJson.link(out, link, port.getAsInt()));
        });
    }

    private void approve(RoutingContext context) {
        String request = Paths.name(context);
        Optional<Role> role = role(context);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> {
            Device device = devices.approve(request, role, actor).orElseThrow(() -> noSuchRequest(request));
            return done(
                    device,
                    device.name() + " may come in as " + device.role().word()
                            + "; it connects by itself within seconds.");
        });
    }

    private void reject(RoutingContext context) {
        String request = Paths.name(context);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> {
            String name = devices.reject(request, actor)
                    .orElseThrow(() -> noSuchRequest(request))
                    .name();
            Map<String, String> details = Map.of("kind", "requests", "name", request);
            return Background.Reply.ok(
                    out -> StatusJson.success(out, 200, name + " was sent away; it may ask again.", details));
        });
    }

    private void revoke(RoutingContext context) {
        String id = Paths.name(context);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> {
            Device device = devices.revoke(id, actor).orElseThrow(() -> noSuchDevice(id));
            return done(device, device.name() + " was shut out.");
        });
    }

    private void rotate(RoutingContext context) {
        String id = Paths.name(context);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> {
            Device device = devices.rotate(id, actor).orElseThrow(() -> noSuchDevice(id));
            return done(
                    device,
                    "The token of " + device.name()
                            + " is worth nothing any more; the device itself gets a new one when"
                            + " it connects with its key.");
        });
    }

    private static Background.Reply done(Device device, String message) {
        Map<String, String> details = Map.of(
                "kind", RESOURCE, "name", device.id(), ROLE, device.role().word(), "displayName", device.name());
        return Background.Reply.ok(out -> StatusJson.success(out, 200, message, details));
    }

    private static Optional<Role> role(RoutingContext context) {
        return Bodies.text(Bodies.object(context, Set.of(ROLE)), ROLE)
                .map(word -> Role.parse(word)
                        .orElseThrow(() -> Problem.invalid(ROLE, "role must be viewer, operator or admin.")));
    }

    private static Problem noSuchRequest(String request) {
        String shown = shown(request);
        return Problem.notFound(
                "requests",
                shown,
                "No device waits with the request \"" + shown + "\". A request is good for 5 minutes; these wait now:"
                        + " openclaw devices list");
    }

    private static Problem noSuchDevice(String id) {
        String shown = shown(id);
        return Problem.notFound(
                RESOURCE, shown, "There is no device \"" + shown + "\". These there are: openclaw devices list");
    }

    private static String shown(String text) {
        int most = 64;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
