package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.model.config.AgentSettings;
import ai.openclaw.sandbox.model.config.SandboxMode;
import ai.openclaw.sandbox.model.config.Settings;
import ai.openclaw.sandbox.model.config.WorkspaceAccess;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.model.session.AgentId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells at the start which directories of the agents the daemon may not use, before the first session meets them. That is no reason to end: they may be mended, or
 * another one configured, while it runs. A directory that is not there is not told of, since most are made when they are needed.
 */
public final class WorkspaceAdvice {

    private static final AccessMode[] LOOK = {AccessMode.READ, AccessMode.EXECUTE};
    private static final AccessMode[] WORK = {AccessMode.READ, AccessMode.WRITE, AccessMode.EXECUTE};

    private final Owner daemon;
    private final Access access;

    /** Asks whether this process may do something with a path. */
    @FunctionalInterface
    interface Access {
        /**
         * Asks.
         *
         * @throws AccessDeniedException when it may not
         * @throws IOException when that cannot be told, as of a path that is not there
         */
        void check(Path path, AccessMode... modes) throws IOException;
    }

    WorkspaceAdvice(Owner daemon, Access access) {
        this.daemon = daemon;
        this.access = access;
    }

    /** For a daemon that runs as {@code daemon}, asking the kernel. */
    public static WorkspaceAdvice of(Owner daemon) {
        return new WorkspaceAdvice(
                daemon, (path, modes) -> path.getFileSystem().provider().checkAccess(path, modes));
    }

    /** What the daemon may not use of what these settings name, each in a line that ends with the command that changes it. */
    public List<String> obstacles(Settings settings) {
        Map<Path, String> found = new LinkedHashMap<>();
        List<AgentSettings> agents = new ArrayList<>(settings.agents().values());
        agents.add(settings.agent(AgentId.MAIN));
        for (AgentSettings agent : agents) {
            if (agent instanceof AgentSettings.Resolved resolved
                    && resolved.sandbox().mode() != SandboxMode.OFF) {
                boolean written = resolved.sandbox().workspaceAccess() == WorkspaceAccess.RW;
                look("The agent's workspace", resolved.workspace(), written ? WORK : LOOK, found);
                look("The workspace root", resolved.sandbox().workspaceRoot(), WORK, found);
            }
        }
        return List.copyOf(found.values());
    }

    private void look(String what, Path directory, AccessMode[] wanted, Map<Path, String> found) {
        try {
            access.check(directory, wanted);
        } catch (AccessDeniedException e) {
            found.putIfAbsent(directory, complaint(what, directory));
        } catch (IOException e) {
            // Not there, or no directory: told when it is needed, if it still is so by then.
        }
    }

    private String complaint(String what, Path directory) {
        Path closed = directory;
        for (Path parent = directory.getParent(); parent != null; parent = parent.getParent()) {
            if (!passable(parent)) {
                closed = parent;
            }
        }
        return closed.equals(directory)
                ? new AccessAdvice(daemon).closed(what, directory)
                : new AccessAdvice(daemon).behind(what, directory, closed);
    }

    private boolean passable(Path parent) {
        try {
            access.check(parent, AccessMode.EXECUTE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
