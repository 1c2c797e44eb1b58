package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.controller.host.AccessAdvice;
import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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
            String wrong = new AccessAdvice(daemon).unwritable("State directory", blocked, e);
            throw new StateException(wrong + next(e), e);
        }
        return state;
    }

    /** What to do next, where the advice about owners does not say it. */
    private static String next(IOException cause) {
        return switch (cause) {
            case AccessDeniedException e -> "";
            case FileAlreadyExistsException e ->
                " Move that file away, or set OPENCLAW_STATE_DIR to another directory.";
            default -> " Mend that, or set OPENCLAW_STATE_DIR to a directory that can be written.";
        };
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
