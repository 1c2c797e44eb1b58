package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * What a sandbox should be. Its {@link #fields()} and {@link #hash()} are worked out once, here, for they are asked for in every pass.
 *
 * @param identity which sandbox
 * @param container its container
 * @param setupCommand shell text that has to succeed in a container before it is ready: once in a new one, in a browser's after each start
 * @param setupLimit most time that may take; no part of what a container is made from
 * @param workspace directories it needs
 * @param fields its settings one by one, as kept and compared
 * @param hash the hash over them
 */
public record SandboxSpec(
        SandboxIdentity identity,
        ContainerSpec container,
        Optional<String> setupCommand,
        Duration setupLimit,
        WorkspacePlan workspace,
        SpecFields fields,
        SpecHash hash) {

    /** Most time a set-up command may take. */
    public static final Duration SETUP_LIMIT = Duration.ofMinutes(15);

    /** A spec with its fields and hash. */
    public static SandboxSpec of(
            SandboxIdentity identity, ContainerSpec container, Optional<String> setupCommand, WorkspacePlan workspace) {
        SpecFields fields = SpecFields.of(container, setupCommand);
        return new SandboxSpec(identity, container, setupCommand, SETUP_LIMIT, workspace, fields, SpecHash.of(fields));
    }

    /** The spec of a browser that has to answer within a time of each start. */
    public static SandboxSpec ofBrowser(
            SandboxIdentity identity, ContainerSpec container, Duration answersWithin, WorkspacePlan workspace) {
        Optional<String> check = Optional.of(BrowserContract.READY);
        SpecFields fields = SpecFields.of(container, check);
        return new SandboxSpec(identity, container, check, answersWithin, workspace, fields, SpecHash.of(fields));
    }
}
