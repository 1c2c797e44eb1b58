package ai.openclaw.sandbox.model.runtime;

import java.time.Instant;
import java.util.Set;

/**
 * What the engine says of itself.
 *
 * @param version its version
 * @param apiVersion version of its API
 * @param runtimes OCI runtimes it knows
 * @param securityOptions what confinement its kernel gives, such as {@code seccomp} and {@code apparmor}
 * @param systemTime its clock
 * @param processors processors of its host
 * @param memoryBytes memory of its host
 */
public record EngineInfo(
        String version,
        String apiVersion,
        Set<String> runtimes,
        Set<String> securityOptions,
        Instant systemTime,
        int processors,
        long memoryBytes) {
    public EngineInfo {
        runtimes = Set.copyOf(runtimes);
        securityOptions = Set.copyOf(securityOptions);
    }
}
