package ai.openclaw.sandbox.controller.configuration.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells promptly when something happens in the directories of some files. Only a hint: some file systems report nothing. */
final class DirectoryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    /** Released never: a thread that waits for it sleeps until its time is up or it is interrupted. */
    private final CountDownLatch nothing = new CountDownLatch(1);

    /** Absent where the system has no more watchers to give. */
    private final @Nullable WatchService service;

    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Set<Path> refused = new HashSet<>();

    DirectoryWatch() {
        this.service = open();
    }

    private static @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            LOG.warn(
                    "The system gives no file watcher ({}); changes are found by looking again. On Linux, raise"
                            + " fs.inotify.max_user_instances.",
                    e.toString());
            return null;
        }
    }

    /** Watches the directories of {@code files}, or where one does not exist yet the nearest one above it, and no others. */
    void aim(Set<Path> files) {
        WatchService watcher = service;
        if (watcher == null) {
            return;
        }
        Set<Path> wanted = new HashSet<>();
        files.forEach(file -> existingDirectory(file).ifPresent(wanted::add));
        keys.entrySet().removeIf(entry -> {
            boolean stale =
                    !wanted.contains(entry.getKey()) || !entry.getValue().isValid();
            if (stale) {
                entry.getValue().cancel();
            }
            return stale;
        });
        wanted.stream()
                .filter(directory -> !keys.containsKey(directory))
                .forEach(directory -> register(watcher, directory));
    }

    /**
     * Waits for something to happen.
     *
     * @param time at most this long
     * @return the paths to which something happened; empty if nothing did
     * @throws InterruptedException if the thread is told to stop
     */
    Set<Path> await(Duration time) throws InterruptedException {
        Set<Path> changed = new HashSet<>();
        if (service == null) {
            nothing.await(time.toNanos(), TimeUnit.NANOSECONDS);
            return changed;
        }
        @Nullable WatchKey key = service.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        while (key != null) {
            collect(key, changed);
            key = service.poll();
        }
        return changed;
    }

    private static void collect(WatchKey key, Set<Path> changed) {
        Path directory = (Path) key.watchable();
        changed.add(directory);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                changed.add(directory.resolve(name));
            }
        }
        key.reset();
    }

    private void register(WatchService watcher, Path directory) {
        try {
            keys.put(directory, directory.register(watcher, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
            refused.remove(directory);
        } catch (IOException e) {
            if (refused.add(directory)) {
                LOG.warn(
                        "{} cannot be watched ({}); changes in it are found by looking again.",
                        directory,
                        e.toString());
            }
        }
    }

    private static Optional<Path> existingDirectory(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        while (directory != null && !Files.isDirectory(directory)) {
            directory = directory.getParent();
        }
        return Optional.ofNullable(directory);
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.close();
        }
    }
}
