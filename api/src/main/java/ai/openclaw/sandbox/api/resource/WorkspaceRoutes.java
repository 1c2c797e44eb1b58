package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Caller;
import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.json.ListJson;
import ai.openclaw.sandbox.api.json.StatusJson;
import ai.openclaw.sandbox.api.json.WorkspaceJson;
import ai.openclaw.sandbox.api.port.Workspaces;
import ai.openclaw.sandbox.api.port.Workspaces.Removal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Directories of sandboxes, also of those that are gone. To remove one is for admins: files of people are lost with it. */
public final class WorkspaceRoutes {

    private static final String RESOURCE = "workspaces";

    private final Workspaces workspaces;

    /** Shows and removes these. */
    public WorkspaceRoutes(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get(Paths.of(RESOURCE))
                .handler(context -> Background.reply(
                        context,
                        () -> Background.Reply.ok(
                                out -> ListJson.write(out, "Workspace", workspaces.list(), WorkspaceJson::write))));
        router.delete(Paths.one(RESOURCE)).handler(this::remove);
    }

    private void remove(RoutingContext context) {
        String name = Paths.name(context);
        String actor = Caller.of(context).actor();
        Background.reply(context, () -> switch (workspaces.remove(name, actor)) {
            case Removal.Done done ->
                Background.Reply.ok(out -> StatusJson.success(
                        out, 200, "The workspace " + name + " is removed.", Map.of("kind", RESOURCE, "name", name)));
            case Removal.Unknown unknown ->
                throw Problem.notFound(
                        RESOURCE,
                        name,
                        "There is no workspace \"" + name + "\". These there are: openclaw workspace list");
            case Removal.Refused refused -> throw Problem.conflict(RESOURCE, name, refused.why());
        });
    }
}
