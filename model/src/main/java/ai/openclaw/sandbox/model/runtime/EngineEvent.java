package ai.openclaw.sandbox.model.runtime;

import java.time.Instant;
import java.util.Map;

/**
 * Something the engine says has happened. A hint, never the truth: events get lost, doubled and reordered.
 *
 * @param at when, by the engine's clock
 * @param kind what
 * @param subject container id, or image reference
 * @param name container name, or the image reference again
 * @param attributes labels and details the engine sent along
 */
public record EngineEvent(Instant at, Kind kind, String subject, String name, Map<String, String> attributes) {

    public EngineEvent {
        attributes = Map.copyOf(attributes);
    }

    /** The events the product listens to. */
    public enum Kind {
        CONTAINER_CREATED,
        CONTAINER_STARTED,
        /** Its main process ended, for whatever reason. */
        CONTAINER_DIED,
        CONTAINER_OOM,
        CONTAINER_PAUSED,
        CONTAINER_UNPAUSED,
        CONTAINER_RENAMED,
        CONTAINER_REMOVED,
        EXEC_STARTED,
        EXEC_ENDED,
        /** An image was tagged, untagged, loaded or removed. */
        IMAGE_CHANGED
    }

    /** Attribute of exec events: the id of the exec. */
    public static final String EXEC_ID = "execID";

    /** Attribute of rename events: the name before, without the leading slash. */
    public static final String OLD_NAME = "oldName";
}
