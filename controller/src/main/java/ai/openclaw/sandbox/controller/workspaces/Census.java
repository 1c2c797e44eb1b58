package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.model.config.DaemonSettings.WorkspaceGc;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that speaks for sandboxes' directories at one moment.
 *
 * @param instance the id of this daemon's state directory
 * @param doubt why the absence of a sandbox proves nothing now; empty when it does
 * @param scopeKeys what sandboxes there are, or should be, serve; also those of sessions that are known and asleep
 * @param spoken paths that the configuration speaks of: agents' workspaces and sources of binds
 * @param roots directories in which sandboxes' directories are made
 * @param gc whether and when what nothing speaks for is collected
 */
public record Census(
        String instance,
        Optional<String> doubt,
        Set<String> scopeKeys,
        Set<Path> spoken,
        Set<Path> roots,
        WorkspaceGc gc) {

    public Census {
        scopeKeys = Set.copyOf(scopeKeys);
        spoken = Set.copyOf(spoken);
        roots = Set.copyOf(roots);
    }
}
