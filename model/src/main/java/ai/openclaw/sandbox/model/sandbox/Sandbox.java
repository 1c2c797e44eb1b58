package ai.openclaw.sandbox.model.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A sandbox as a resource: what it is, what it should be and what is said of it.
 *
 * @param identity which sandbox
 * @param uid differs from that of an earlier sandbox of the same name
 * @param createdAt when the sandbox was first known
 * @param generation raised whenever what it should be changes
 * @param resourceVersion raised with every change of any resource
 * @param desired what it should be; empty when it is no longer wanted or its configuration is refused
 * @param status what is said of it
 */
public record Sandbox(
        SandboxIdentity identity,
        String uid,
        Instant createdAt,
        long generation,
        long resourceVersion,
        Optional<SandboxSpec> desired,
        SandboxStatus status) {}
