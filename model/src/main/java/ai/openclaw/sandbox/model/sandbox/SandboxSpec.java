package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import java.util.Optional;

/**
 * What a sandbox should be. Its {@link #fields()} and {@link #hash()} are worked out once, here, for they are asked for in every pass.
 *
 * @param identity which sandbox
 * @param container its container
 * @param setupCommand shell text to run once in a new container before it is ready
 * @param workspace directories it needs
 * @param fields its settings one by one, as kept and compared
 * @param hash the hash over them
 */
public record SandboxSpec(
        SandboxIdentity identity,
        ContainerSpec container,
        Optional<String> setupCommand,
        WorkspacePlan workspace,
        SpecFields fields,
        SpecHash hash) {

    /** A spec with its fields and hash. */
    public static SandboxSpec of(
            SandboxIdentity identity, ContainerSpec container, Optional<String> setupCommand, WorkspacePlan workspace) {
        SpecFields fields = SpecFields.of(container, setupCommand);
        return new SandboxSpec(identity, container, setupCommand, workspace, fields, SpecHash.of(fields));
    }
}
