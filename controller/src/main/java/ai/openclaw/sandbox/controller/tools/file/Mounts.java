package ai.openclaw.sandbox.controller.tools.file;

import ai.openclaw.sandbox.controller.files.mounts.SandboxMounts;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.reconciler.desired.SpecBuilder;
import java.io.IOException;
import java.util.List;

/** What file tools see of a sandbox. */
public final class Mounts {

    private Mounts() {}

    /** The sandbox's mounts, with its workspaces by the paths this process has for them; those of the engine's host may be others. */
    public static SandboxMounts of(SandboxSpec spec) {
        ContainerSpec container = spec.container();
        String workdir = container.program().workdir();
        WorkspacePlan workspace = spec.workspace();
        List<Mount> mounts = container.files().mounts().stream()
                .map(mount -> mine(mount, workdir, workspace))
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

    private static Mount mine(Mount mount, String workdir, WorkspacePlan workspace) {
        if (mount.target().equals(workdir)) {
            return new Mount(workspace.active().toString(), workdir, mount.access());
        }
        return mount.target().equals(SpecBuilder.AGENT_TARGET)
                ? new Mount(workspace.agentWorkspace().toString(), mount.target(), mount.access())
                : mount;
    }
}
