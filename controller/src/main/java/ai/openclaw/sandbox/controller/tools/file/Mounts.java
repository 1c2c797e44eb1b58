package ai.openclaw.sandbox.controller.tools.file;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import java.io.IOException;
import java.util.List;

/** What file tools see of a sandbox. */
public final class Mounts {

    private Mounts() {}

    /** The sandbox's mounts by the paths this process has for them; those of the engine's host may be others. */
    public static SandboxMounts of(SandboxSpec spec) {
        ContainerSpec container = spec.container();
        String workdir = container.program().workdir();
        WorkspacePlan workspace = spec.workspace();
        List<Mount> mounts = workspace.mounts().stream()
                .map(bound -> new Mount(
                        bound.path().toString(),
                        bound.mount().target(),
                        bound.mount().access()))
                .toList();
        return new SandboxMounts(
                mounts,
                container.files().tmpfs().keySet(),
                workdir,
                workspace.owner().orElseGet(() -> ownerOf(workspace)));
    }

    /** A user given by a name that only the image knows is whoever the directory was given to. */
    private static Owner ownerOf(WorkspacePlan workspace) {
        try {
            Owner owner = FileOwners.of(workspace.active());
            return owner.root() ? Owner.DEFAULT : owner;
        } catch (IOException e) {
            return Owner.DEFAULT;
        }
    }
}
