package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The output of a sandbox's set-up command. */
final class SetupLog {

    private final ControlPlane control;

    SetupLog(ControlPlane control) {
        this.control = control;
    }

    void get(RoutingContext context) {
        Sandbox sandbox = SandboxRoutes.named(control, context);
        String name = sandbox.identity().name().value();
        String output = sandbox.status()
                .container()
                .flatMap(container -> control.registry()
                        .get(sandbox.identity().name())
                        .flatMap(record -> record.container(container.id())))
                .flatMap(record -> output(record.setup()))
                .orElseThrow(() -> Problem.notFound(
                        "sandboxes",
                        name,
                        "No output of a set-up command is kept for " + name + ": none has ended in its container."));
        Replies.text(context, 200, output);
    }

    private static Optional<String> output(ContainerRecord.Setup setup) {
        return switch (setup) {
            case ContainerRecord.NotRun none -> Optional.empty();
            case ContainerRecord.Begun begun -> Optional.empty();
            case ContainerRecord.Succeeded succeeded -> Optional.of(succeeded.output());
            case ContainerRecord.Failed failed -> Optional.of(failed.output());
        };
    }
}
