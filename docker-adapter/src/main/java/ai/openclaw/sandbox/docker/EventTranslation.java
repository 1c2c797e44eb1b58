package ai.openclaw.sandbox.docker;

import ai.openclaw.sandbox.model.runtime.EngineEvent;
import ai.openclaw.sandbox.model.runtime.EngineEvent.Kind;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Translates events. Pure. */
final class EventTranslation {

    private static final Map<String, Kind> CONTAINER = Map.of(
            "create", Kind.CONTAINER_CREATED,
            "start", Kind.CONTAINER_STARTED,
            "die", Kind.CONTAINER_DIED,
            "oom", Kind.CONTAINER_OOM,
            "pause", Kind.CONTAINER_PAUSED,
            "unpause", Kind.CONTAINER_UNPAUSED,
            "rename", Kind.CONTAINER_RENAMED,
            "destroy", Kind.CONTAINER_REMOVED,
            "exec_start", Kind.EXEC_STARTED,
            "exec_die", Kind.EXEC_ENDED);

    private static final List<String> IMAGE = List.of("delete", "import", "load", "pull", "tag", "untag");

    private static final long NANOS = 1_000_000_000L;

    private EventTranslation() {}

    /** The engine's filter for the events that mean something here; everything else stays with the engine. */
    static SortedMap<String, List<String>> filters() {
        SortedMap<String, List<String>> filters = new TreeMap<>();
        filters.put("type", List.of("container", "image"));
        filters.put(
                "event",
                java.util.stream.Stream.concat(CONTAINER.keySet().stream(), IMAGE.stream())
                        .sorted()
                        .toList());
        return filters;
    }

    /** An event in the words of the port; empty for one that means nothing here. */
    static Optional<EngineEvent> event(Event event) {
        Optional<EventActor> actor = Optional.ofNullable(event.getActor());
        Map<String, String> attributes =
                new HashMap<>(actor.map(EventActor::getAttributes).orElse(Map.of()));
        String id = actor.map(EventActor::getId).orElse("");
        String name = attributes.getOrDefault("name", id);
        attributes.computeIfPresent(EngineEvent.OLD_NAME, (key, old) -> Observations.bare(old));
        return kind(event).map(kind -> {
            String subject = kind == Kind.IMAGE_CHANGED ? name : id;
            return new EngineEvent(time(event), kind, subject, Observations.bare(name), attributes);
        });
    }

    private static Optional<Kind> kind(Event event) {
        if (event.getType() == null || event.getAction() == null) {
            return Optional.empty();
        }
        // exec events say the command after a colon
        String action = event.getAction().split(":", 2)[0];
        return switch (event.getType()) {
            case CONTAINER -> Optional.ofNullable(CONTAINER.get(action));
            case IMAGE -> IMAGE.contains(action) ? Optional.of(Kind.IMAGE_CHANGED) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Instant time(Event event) {
        long nanos = Optional.ofNullable(event.getTimeNano())
                .orElseGet(() -> Optional.ofNullable(event.getTime()).orElse(0L) * NANOS);
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
