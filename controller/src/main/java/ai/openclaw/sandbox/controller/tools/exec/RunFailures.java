package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import ai.openclaw.sandbox.model.tool.ToolReason;
import java.util.Optional;

/** Says what a failure of the engine means for who wanted a command run. */
final class RunFailures {

    private final ContainerEngine engine;

    RunFailures(ContainerEngine engine) {
        this.engine = engine;
    }

    ToolFailure of(EngineException e, Workplace place) {
        return of(e.failure(), place, Optional.of(e));
    }

    ToolFailure of(EngineFailure failure, Workplace place) {
        return of(failure, place, Optional.empty());
    }

    private ToolFailure of(EngineFailure failure, Workplace place, Optional<EngineException> cause) {
        EngineFailure known =
                failure instanceof EngineFailure.Unavailable ? lost(place).orElse(failure) : failure;
        String words = known.message();
        return switch (known) {
            case EngineFailure.NotFound gone ->
                failure(ToolReason.SANDBOX_GONE, "The sandbox's container is gone: " + words, cause);
            case EngineFailure.Conflict stopped ->
                failure(ToolReason.SANDBOX_GONE, "The sandbox's container does not run: " + words, cause);
            case EngineFailure.Unavailable away ->
                failure(
                        ToolReason.ENGINE_UNAVAILABLE,
                        "The engine went away; whether the command ran is not known: " + words,
                        cause);
            case EngineFailure.DeadlineExceeded late ->
                failure(ToolReason.ENGINE_UNAVAILABLE, "The engine does not answer: " + words, cause);
            case EngineFailure.Rejected refused ->
                failure(ToolReason.ENGINE_UNAVAILABLE, "The engine did not run the command: " + words, cause);
        };
    }

    /** Whether a container is no place to run in any more, in the engine's words; empty when it is, or nobody knows. */
    Optional<EngineFailure> lost(Workplace place) {
        try {
            Optional<ObservedContainer> container = engine.inspect(place.container());
            if (container.isEmpty()) {
                return Optional.of(new EngineFailure.NotFound("it was removed while the command ran"));
            }
            return container.get().running()
                    ? Optional.empty()
                    : Optional.of(new EngineFailure.Conflict("it stopped while the command ran"));
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private static ToolFailure failure(ToolReason reason, String message, Optional<EngineException> cause) {
        String text = message.endsWith(".") ? message : message + ".";
        return cause.map(e -> new ToolFailure(reason, text, e)).orElseGet(() -> new ToolFailure(reason, text));
    }
}
