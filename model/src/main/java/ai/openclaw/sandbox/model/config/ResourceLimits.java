package ai.openclaw.sandbox.model.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Resource limits of a container; empty means the engine sets none.
 *
 * @param pids most processes, from 1
 * @param memoryBytes most memory in bytes
 * @param memorySwapBytes most memory and swap together in bytes, -1 for unlimited swap
 * @param cpus share of processors, above 0
 * @param ulimits ulimit name to its bounds
 */
public record ResourceLimits(
        Optional<Long> pids,
        Optional<Long> memoryBytes,
        Optional<Long> memorySwapBytes,
        Optional<BigDecimal> cpus,
        Map<String, Ulimit> ulimits) {

    public ResourceLimits {
        ulimits = java.util.Collections.unmodifiableMap(new TreeMap<>(ulimits));
    }

    /** No limit at all. */
    public static ResourceLimits none() {
        return new ResourceLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * The two bounds of a ulimit; -1 means unlimited.
     *
     * @param soft the bound in force
     * @param hard the most a process may raise it to
     */
    public record Ulimit(long soft, long hard) {}
}
