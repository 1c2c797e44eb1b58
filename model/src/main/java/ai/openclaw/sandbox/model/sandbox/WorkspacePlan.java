package ai.openclaw.sandbox.model.sandbox;

import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The directories a sandbox needs before its container is made, on the daemon's file system.
 *
 * @param identity whose they are
 * @param access what the sandbox sees of the agent's workspace
 * @param sandboxDirectory the sandbox's own directory, used unless access is {@code rw}
 * @param agentWorkspace the agent's workspace
 * @param owner who shall own the sandbox's own directory; empty when the user is a name only the image knows
 * @param mounts all that is mounted into it, in the order the engine gets it
 */
public record WorkspacePlan(
        SandboxIdentity identity,
        WorkspaceAccess access,
        Path sandboxDirectory,
        Path agentWorkspace,
        Optional<Owner> owner,
        List<Bound> mounts) {

    public WorkspacePlan {
        mounts = List.copyOf(mounts);
    }

    /** What is mounted besides the workspaces. */
    public List<Bound> binds() {
        return mounts.stream().filter(bound -> bound.part() == Bound.Part.BIND).toList();
    }

    /** The directory mounted as the working directory. */
    public Path active() {
        return access == WorkspaceAccess.RW ? agentWorkspace : sandboxDirectory;
    }
}
