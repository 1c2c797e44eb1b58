package ai.openclaw.sandbox.reconciler.observed;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedContainer.State;
import java.util.Optional;

/**
 * What an event says of a container. It is worth a look only as long as it differs from what is known: the engine tells of our own doings while the call
 * that did them is still under way, and once that has returned its event says nothing new.
 *
 * @param kind what happened
 * @param containerId to which container
 * @param name the name it bears since
 */
public record Hearsay(EngineEvent.Kind kind, String containerId, String name) {

    /** What an event about a container says. */
    public static Hearsay of(EngineEvent event) {
        return new Hearsay(event.kind(), event.subject(), event.name());
    }

    /** Whether it says more than what is known of the container. */
    public boolean news(Optional<ObservedContainer> known) {
        return switch (kind) {
            case CONTAINER_CREATED -> known.isEmpty();
            case CONTAINER_STARTED -> known.map(it -> !it.running()).orElse(true);
            case CONTAINER_DIED ->
                known.map(it -> it.state() != State.EXITED || it.exit().isEmpty())
                        .orElse(true);
            case CONTAINER_REMOVED -> known.isPresent();
            case CONTAINER_RENAMED -> known.map(it -> !it.name().equals(name)).orElse(true);
            default -> true;
        };
    }
}
