package ai.openclaw.sandbox.controller.sessions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where touches are left by whoever sees them, and picked up all at once by the one who looks. */
final class Touches {

    /** Most paths remembered one by one; beyond, everything counts as touched. */
    private static final int MAX_PATHS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<Path> paths = new HashSet<>(); // guarded by lock
    private boolean any; // guarded by lock
    private boolean everything; // guarded by lock
    private boolean closed; // guarded by lock

    void path(Path path) {
        post(() -> {
            paths.add(path);
            if (paths.size() > MAX_PATHS) {
                paths.clear();
                everything = true;
            }
        });
    }

    void everything() {
        post(() -> everything = true);
    }

    void close() {
        post(() -> closed = true);
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a touch, {@code patience} at most, and then a little longer for what comes with it; returns and forgets what was touched.
     *
     * @throws InterruptedException when the thread is to end
     */
    Touched take(Duration patience, Duration gather) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!any && left > 0) {
                left = news.awaitNanos(left);
            }
            left = any ? gather.toNanos() : 0;
            while (!closed && left > 0) {
                left = news.awaitNanos(left);
            }
            Touched touched = new Touched(paths, everything);
            paths.clear();
            everything = false;
            any = false;
            return touched;
        } finally {
            lock.unlock();
        }
    }

    private void post(Runnable change) {
        lock.lock();
        try {
            change.run();
            any = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
