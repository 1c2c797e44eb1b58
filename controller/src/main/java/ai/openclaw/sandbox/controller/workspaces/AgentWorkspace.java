package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Workspaces of agents. They are the user's: never given away, never seeded, and made only where everything is ours, in the state directory. */
final class AgentWorkspace {

    private final Path stateDirectory;
    private final Owner daemon;

    AgentWorkspace(Path stateDirectory, Owner daemon) {
        this.stateDirectory = stateDirectory;
        this.daemon = daemon;
    }

    /** Sees to it that it is there. */
    void present(Path workspace, Owner user) throws WorkspaceException {
        if (Files.isDirectory(workspace)) {
            return;
        }
        if (Files.exists(workspace, LinkOption.NOFOLLOW_LINKS)) {
            throw new WorkspaceException("The agent's workspace " + workspace
                    + " is no directory, or a link to nowhere. Make it a directory, or name another one in"
                    + " agents.list[].workspace.");
        }
        if (!workspace.startsWith(stateDirectory)) {
            throw new WorkspaceException("The agent's workspace " + workspace + " does not exist. Run: "
                    + AccessAdvice.makeFor(user, workspace));
        }
        make(workspace, user);
    }

    /** Sees to it that it is there and is not root's, who works in no sandbox unless told to. */
    void writable(Path workspace, Owner user) throws WorkspaceException {
        present(workspace, user);
        try {
            if (FileOwners.of(workspace).root() && !user.root()) {
                throw new WorkspaceException(
                        "The agent's workspace " + workspace + " belongs to root, and the sandbox works as " + user
                                + ". Run: " + AccessAdvice.giveAllTo(user, workspace));
            }
        } catch (IOException e) {
            throw new WorkspaceException(
                    "The agent's workspace " + workspace + " cannot be looked at: " + AccessAdvice.describe(e) + ".",
                    e);
        }
    }

    /** Aside first, so that it never stands there half made and root's. */
    private void make(Path workspace, Owner user) throws WorkspaceException {
        Path parent = Objects.requireNonNull(workspace.getParent());
        try {
            PrivateFiles.directory(parent);
            Path aside = Files.createTempDirectory(parent, ".openclaw-workspace-");
            try {
                new Handover(daemon, user).give(aside);
                Files.move(aside, workspace, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                Files.deleteIfExists(aside);
                if (!Files.isDirectory(workspace)) { // else somebody else was faster
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new WorkspaceException(new AccessAdvice(daemon).unwritable("The agent's workspace", workspace, e), e);
        }
    }
}
