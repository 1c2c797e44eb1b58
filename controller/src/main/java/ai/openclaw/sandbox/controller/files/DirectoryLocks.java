package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.Refusal;
import ai.openclaw.sandbox.controller.files.mounts.Slot;
import ai.openclaw.sandbox.controller.files.posix.FileId;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import ai.openclaw.sandbox.model.tool.ToolFailure;
import com.google.common.util.concurrent.Striped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** One call of the daemon at a time changes files in a directory, by whatever path it came there; so none of two edits is lost. */
final class DirectoryLocks {

    private static final int STRIPES = 1024;

    private final Striped<Lock> stripes = Striped.lock(STRIPES);

    /** Locks until it is closed. */
    static final class Held implements AutoCloseable {
        private final List<Lock> locks;

        private Held(List<Lock> locks) {
            this.locks = locks;
        }

        @Override
        public void close() {
            locks.reversed().forEach(Lock::unlock);
        }
    }

    /** Waits for the directory of a slot. */
    Held hold(Slot slot) throws ToolFailure {
        return hold(List.of(slot));
    }

    /** Waits for the directories of all slots, in an order that is the same for everybody. */
    Held hold(List<Slot> slots) throws ToolFailure {
        Set<FileId> directories = new HashSet<>();
        for (Slot slot : slots) {
            try {
                directories.add(slot.directory().status().id());
            } catch (SystemCallException e) {
                throw Refusal.system(slot.path(), e);
            }
        }
        List<Lock> locks = new ArrayList<>();
        for (Lock lock : stripes.bulkGet(directories)) {
            lock.lock();
            locks.add(lock);
        }
        return new Held(locks);
    }
}
