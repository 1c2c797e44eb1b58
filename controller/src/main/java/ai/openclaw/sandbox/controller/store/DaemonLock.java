package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that one daemon works on a state directory. The kernel gives the lock back when its process ends, however that happens; the
 * process id stands in a file of its own because closing any handle of a locked file would give the lock away.
 */
public final class DaemonLock implements AutoCloseable {

    private static final String LOCK = "daemon.lock";
    private static final String PID = "daemon.pid";
    private static final int MAX_PID_BYTES = 32;

    private final FileChannel channel;

    private DaemonLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StateException when another daemon has it, or the file system knows no locks
     */
    public static DaemonLock take(StateDirectory state) throws StateException {
        Path file = state.controller().resolve(LOCK);
        Path pid = state.controller().resolve(PID);
        try {
            PrivateFiles.file(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StateException("Another daemon" + holder(pid) + " works on " + state.root()
                        + ". Stop it first, or give this one another directory by OPENCLAW_STATE_DIR.");
            }
            PrivateFiles.replace(pid, ProcessHandle.current().pid() + "\n");
            return new DaemonLock(channel);
        } catch (IOException e) {
            throw new StateException(
                    "The lock " + file + " cannot be taken: " + e.getMessage()
                            + ". The state directory must lie on a file system that has locks.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this very process
        }
    }

    private static String holder(Path pid) {
        try {
            if (Files.size(pid) > MAX_PID_BYTES) {
                return "";
            }
            return " (process " + Long.parseLong(Files.readString(pid).strip()) + ")";
        } catch (IOException | NumberFormatException e) {
            return ""; // it has only just begun
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
