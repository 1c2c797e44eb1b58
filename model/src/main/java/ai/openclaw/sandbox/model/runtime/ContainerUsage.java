package ai.openclaw.sandbox.model.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a container uses at one moment.
 *
 * @param at when, by the engine's clock
 * @param cpu processor time used since its start, of all processors together
 * @param memoryBytes memory it needs, without what could be dropped
 * @param memoryLimitBytes most memory it may have; that of the host when there is no other limit
 * @param pids its processes and threads
 * @param pidsLimit most of them there may be, if there is a limit
 * @param traffic what went over its networks since its start; empty when it has none
 */
public record ContainerUsage(
        Instant at,
        Duration cpu,
        long memoryBytes,
        Optional<Long> memoryLimitBytes,
        long pids,
        Optional<Long> pidsLimit,
        Optional<Traffic> traffic) {

    /**
     * What went over networks.
     *
     * @param receivedBytes bytes that came in
     * @param sentBytes bytes that went out
     */
    public record Traffic(long receivedBytes, long sentBytes) {}
}
