package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.sandbox.Owner;
import ai.openclaw.sandbox.reconciler.execute.Workspaces.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A sandbox's own directory. What is in it is the sandbox's; its own path is ours, for what it stands in is out of the sandbox's reach.
 *
 * @param path the directory
 * @param handover to whom it is given
 */
record SandboxDirectory(Path path, Handover handover) {

    /** Whether it is there. */
    boolean exists() throws WorkspaceException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new WorkspaceException("The sandbox's directory " + path
                    + " cannot be used: a link or a file stands there. Move it away; a directory is then made.");
        }
        return false;
    }

    /** Whether it can be made for its owner. */
    void check() throws WorkspaceException {
        if (!handover.possible()) {
            Owner user = handover.user();
            throw new WorkspaceException("The sandbox works as " + user + " and the daemon as " + handover.daemon()
                    + ", who cannot make a directory for somebody else. Set docker.user to \"" + handover.daemon()
                    + "\", or run: " + AccessAdvice.makeFor(user, path));
        }
    }

    /** Makes it, 0700, and its owner's from the moment it appears. */
    void make(Staging staging) throws IOException {
        Path built = staging.fresh();
        PrivateFiles.directory(built);
        handover.give(built);
        Files.move(built, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Gives it to its owner if it is somebody else's. */
    void give() throws IOException, WorkspaceException {
        Owner now = FileOwners.of(path, LinkOption.NOFOLLOW_LINKS);
        Owner user = handover.user();
        if (now.equals(user)) {
            return;
        }
        if (!handover.daemon().root() && now.uid() != user.uid()) {
            throw new WorkspaceException(
                    "The sandbox's directory " + path + " belongs to " + now + ", the sandbox works as "
                            + user + ", and the daemon (" + handover.daemon() + ") may not change that. Run: "
                            + AccessAdvice.giveAllTo(user, path));
        }
        handover.give(path);
    }
}
