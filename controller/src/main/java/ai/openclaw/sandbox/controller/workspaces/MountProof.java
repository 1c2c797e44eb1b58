package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.whereabouts.MountTable;
import ai.openclaw.sandbox.controller.whereabouts.Whereabouts;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.HostMount;
import ai.openclaw.sandbox.model.sandbox.Bound;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.WorkspacePlan;
import ai.openclaw.sandbox.model.security.BindRules;
import ai.openclaw.sandbox.reconciler.desired.HostFacts.LocalPath;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Proves that a container has mounted what its mounts were checked to be. The engine follows a source's name when it starts the container, so a link that somebody puts into
 * a workspace between the check and the start would win; but what was mounted then can be seen, before anybody works there, and no link moves it any more.
 */
final class MountProof {

    /** How file systems that another kernel gives to this one call themselves. */
    private static final Set<String> FOREIGN_KINDS = Set.of("9p", "virtiofs");

    private final MountWitness witness;
    private final Sources sources;
    private final Supplier<Whereabouts> whereabouts;

    MountProof(MountWitness witness, Sources sources, Supplier<Whereabouts> whereabouts) {
        this.witness = witness;
        this.sources = sources;
        this.whereabouts = whereabouts;
    }

    void prove(WorkspacePlan plan, String containerId) throws WorkspaceException, EngineException {
        sources.check(plan);
        MountTable inside = witness.seen(containerId);
        MountTable here = MountTable.own();
        for (HostMount mount : witness.asked(containerId)) {
            prove(plan, mount, here, inside);
        }
    }

    private void prove(WorkspacePlan plan, HostMount mount, MountTable here, MountTable inside)
            throws WorkspaceException {
        Path path = local(plan, mount);
        Optional<MountWitness.Position> mounted = MountWitness.mounted(inside, mount.target());
        if (mounted.isPresent() && mounted.equals(MountWitness.position(here, real(path)))) {
            return;
        }
        if (mounted.isEmpty() || foreign(inside, mount)) {
            refuseWhatCanBeTurned(plan, path);
            return;
        }
        throw refused(path + " was exchanged while it was being mounted at " + mount.target() + ": what was mounted is "
                + mounted.get().root() + ". The container was removed before anybody could use it. Stop what makes"
                + " links in the workspace, or mount another directory.");
    }

    /** Runtimes with a kernel of their own, such as gVisor's, do not tell what their mounts are. */
    private static boolean foreign(MountTable inside, HostMount mount) {
        return inside.at(Path.of(mount.target()))
                .filter(point -> FOREIGN_KINDS.contains(point.type()))
                .isPresent();
    }

    private static void refuseWhatCanBeTurned(WorkspacePlan plan, Path path) throws WorkspaceException {
        boolean inWorkspace =
                plan.binds().stream().anyMatch(bound -> bound.path().equals(path))
                        && (path.startsWith(plan.agentWorkspace()) || path.startsWith(plan.sandboxDirectory()));
        if (inWorkspace) {
            throw refused("this runtime does not tell what it has mounted, and " + path
                    + " lies in a workspace, where a link could lead out. Mount a directory outside of workspaces, or"
                    + " use another docker.runtime.");
        }
    }

    /** The daemon's own path of a mount; one of an earlier configuration is found by its name on the engine's host. */
    private Path local(WorkspacePlan plan, HostMount mount) throws WorkspaceException {
        Optional<Path> planned = plan.mounts().stream()
                .filter(bound -> bound.mount().target().equals(mount.target())
                        && bound.mount().source().equals(mount.source()))
                .map(Bound::path)
                .findFirst();
        if (planned.isPresent()) {
            return planned.get();
        }
        return switch (whereabouts.get().here(Path.of(mount.source()))) {
            case LocalPath.Found found -> unturned(found.path());
            case LocalPath.Unseen unseen -> throw refused(unseen.message());
        };
    }

    /** What the configuration in force does not speak of cannot be checked against it; so no link counts. */
    private static Path unturned(Path path) throws WorkspaceException {
        if (!real(path).equals(path)) {
            throw refused(path + " leads to " + real(path) + " by a link. Name the directory by its own path.");
        }
        return path;
    }

    private static Path real(Path path) throws WorkspaceException {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw refused(path + " was exchanged while it was being mounted. It is tried again.");
        }
    }

    private static WorkspaceException refused(String message) {
        return new WorkspaceException(ConditionType.SECURITY_REJECTED, BindRules.PREFIX + message);
    }
}
