package ai.openclaw.sandbox.model.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a sandbox at one moment.
 *
 * @param phase where it is in its life
 * @param container the container tools run in, if there is one
 * @param times the moments that matter
 * @param sessions keys of the active sessions it serves, sorted
 * @param drift how it differs from what it should be
 * @param conditions one per type, in the order of the types
 * @param browser where its browser can be reached, while it can be
 */
public record SandboxStatus(
        Phase phase,
        Optional<ContainerRef> container,
        Times times,
        List<String> sessions,
        List<DriftField> drift,
        List<Condition> conditions,
        Optional<BrowserAddress> browser) {

    public SandboxStatus {
        sessions = List.copyOf(sessions);
        drift = List.copyOf(drift);
        conditions = List.copyOf(conditions);
    }

    /** The status of one without a browser that could be reached. */
    public SandboxStatus(
            Phase phase,
            Optional<ContainerRef> container,
            Times times,
            List<String> sessions,
            List<DriftField> drift,
            List<Condition> conditions) {
        this(phase, container, times, sessions, drift, conditions, Optional.empty());
    }

    /** The same with other conditions. */
    public SandboxStatus with(List<Condition> others) {
        return new SandboxStatus(phase, container, times, sessions, drift, others, browser);
    }

    /**
     * The container tools run in.
     *
     * @param id its id
     * @param imageId id of its image
     * @param createdAt when it was made
     */
    public record ContainerRef(String id, String imageId, Instant createdAt) {}

    /**
     * The moments that matter.
     *
     * @param lastUsedAt last use known
     * @param hotUntil until when it is left alone, while that lies ahead
     * @param idleAt when it is pruned for idleness if nothing uses it
     * @param expiresAt when it is pruned or replaced for age
     */
    public record Times(
            Optional<Instant> lastUsedAt,
            Optional<Instant> hotUntil,
            Optional<Instant> idleAt,
            Optional<Instant> expiresAt) {

        /** Nothing known. */
        public static Times none() {
            return new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** The condition of a type, if it was said. */
    public Optional<Condition> condition(ConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}
