package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The state directory, shared with the chat gateway, and our own room in it.
 *
 * @param root the state directory
 */
public record StateDirectory(Path root) {

    private static final String OURS = "sandbox-controller";

    public StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes sure that the directory and our room in it are there and writable.
     *
     * @param daemon who the daemon runs as
     * @throws StateException when it cannot be written, with the command that mends it
     */
    public static StateDirectory prepare(Path root, Owner daemon) throws StateException {
        StateDirectory state = new StateDirectory(root);
        Path ours = state.controller();
        try {
            PrivateFiles.directory(state.root());
            PrivateFiles.directory(ours);
            Files.delete(Files.createTempFile(ours, ".write-probe", ""));
        } catch (IOException e) {
            Path blocked = Files.isDirectory(ours) ? ours : state.root();
            throw new StateException(new AccessAdvice(daemon).unwritable("State directory", blocked, e), e);
        }
        return state;
    }

    /** Our own room: registry, instance id, lock. */
    public Path controller() {
        return root.resolve(OURS);
    }

    /** The directory that holds one directory per agent. Written by the chat gateway, never by us. */
    public Path agents() {
        return root.resolve("agents");
    }
}
