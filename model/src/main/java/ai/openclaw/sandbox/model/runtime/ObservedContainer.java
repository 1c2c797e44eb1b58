package ai.openclaw.sandbox.model.runtime;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A container as the engine tells of it.
 *
 * @param id full id
 * @param name name without the leading slash
 * @param imageId id of the image it was made from
 * @param labels its labels
 * @param state what it does
 * @param createdAt when the engine made it
 * @param exit how it ended, when it has ended and the engine was asked for it alone
 * @param ports its published ports: port in the container to port on the engine host's loopback address; none while it does not run
 */
public record ObservedContainer(
        String id,
        String name,
        String imageId,
        Map<String, String> labels,
        State state,
        Instant createdAt,
        Optional<Exit> exit,
        Map<Integer, Integer> ports) {

    public ObservedContainer {
        labels = Map.copyOf(labels);
        ports = Map.copyOf(ports);
    }

    /** One that publishes nothing. */
    public ObservedContainer(
            String id,
            String name,
            String imageId,
            Map<String, String> labels,
            State state,
            Instant createdAt,
            Optional<Exit> exit) {
        this(id, name, imageId, labels, state, createdAt, exit, Map.of());
    }

    /** What a container does, in the engine's own words. */
    public enum State {
        CREATED,
        RUNNING,
        PAUSED,
        RESTARTING,
        REMOVING,
        EXITED,
        DEAD
    }

    /**
     * How a container ended.
     *
     * @param code exit code of its main process
     * @param oomKilled whether the kernel ended it for want of memory
     * @param error what the engine says of a failed start; empty if nothing
     * @param finishedAt when
     */
    public record Exit(int code, boolean oomKilled, String error, Instant finishedAt) {}

    /** Whether its processes run. */
    public boolean running() {
        return state == State.RUNNING;
    }

    /** A label's value. */
    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }
}
