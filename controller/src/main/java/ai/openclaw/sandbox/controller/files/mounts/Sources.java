package ai.openclaw.sandbox.controller.files.mounts;

import ai.openclaw.sandbox.controller.files.mounts.HostWalk.Source;
import ai.openclaw.sandbox.controller.files.mounts.HostWalk.TurnedException;
import ai.openclaw.sandbox.controller.files.posix.FileId;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.runtime.Mount;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens what is mounted, with an eye on mounts that lie in one another. */
final class Sources {

    private final SandboxMounts mounts;

    Sources(SandboxMounts mounts) {
        this.mounts = mounts;
    }

    /** Opens the source of a mount. The caller closes what it gets. */
    Source open(Mount mount) throws ToolFailure {
        try (HostWalk walk = new HostWalk(writableBeside(mount))) {
            return walk.open(mount.source());
        } catch (SystemCallException e) {
            throw Refusal.mountGone(mount.target(), e);
        } catch (TurnedException e) {
            throw Refusal.mountTurned(mount.target());
        }
    }

    /** The other directories the sandbox writes to. */
    private Set<FileId> writableBeside(Mount mount) {
        return mounts.mounts().stream()
                .filter(other -> !other.equals(mount) && other.access() == Mount.Access.READ_WRITE)
                .flatMap(other -> root(other).stream())
                .collect(Collectors.toSet());
    }

    /** Empty for one that cannot be opened: nothing lies below it. */
    private static Optional<FileId> root(Mount mount) {
        try (HostWalk walk = new HostWalk(Set.of())) {
            Source source = walk.open(mount.source());
            source.directory().close();
            return Optional.of(source.status().id());
        } catch (SystemCallException | TurnedException e) {
            return Optional.empty();
        }
    }
}
