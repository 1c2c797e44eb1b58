package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.FileOwners;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Giving what the daemon made to whom it was made for.
 *
 * @param daemon who the daemon runs as
 * @param user who works in the sandbox
 */
record Handover(Owner daemon, Owner user) {

    /** Whether the daemon can make things that the user owns: root can for everybody, others for themselves. */
    boolean possible() {
        return daemon.root() || daemon.uid() == user.uid();
    }

    /** Gives one file or directory away. A group that differs is left as it is where only root could change it. */
    void give(Path path) throws IOException {
        if (daemon.root()) {
            FileOwners.give(path, user);
        }
    }
}
