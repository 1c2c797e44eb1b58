package ai.openclaw.sandbox.controller.sessions;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Has the kernel tell of changes in directories. It may tell too little (limits, network file systems): its user looks for itself from time to
 * time as well, and oftener while {@link #whole()} is false.
 */
final class DirectoryWatch implements AutoCloseable {

    private record Registered(WatchKey key, Object inode) {}

    private final @Nullable WatchService service;
    private final Predicate<Path> matters;
    private final Touches touches;
    private final ConcurrentMap<Path, Registered> registered = new ConcurrentHashMap<>();
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * A watch on nothing yet.
     *
     * @param matters which paths are worth a touch
     */
    DirectoryWatch(Predicate<Path> matters, Touches touches) {
        this.matters = matters;
        this.touches = touches;
        this.service = open();
    }

    private @Nullable WatchService open() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Watches a directory, unless that very directory is watched or there is none. */
    void watch(Path directory) {
        if (service == null) {
            return;
        }
        try {
            Object inode = Objects.requireNonNull(Files.getAttribute(directory, "unix:ino"));
            Registered known = registered.get(directory);
            if (known == null || !known.inode().equals(inode) || !known.key().isValid()) {
                WatchKey key = directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
                registered.put(directory, new Registered(key, inode));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            registered.remove(directory);
        } catch (ClosedWatchServiceException e) {
            // ending anyway
        } catch (IOException e) {
            trouble = Optional.of(directory + ": " + e.getMessage());
        }
    }

    /** Whether nothing stands in the way of watching. */
    boolean whole() {
        return trouble.isEmpty();
    }

    /** Hands on what the kernel tells, until closed. */
    void forward() {
        if (service == null) {
            return;
        }
        try {
            while (true) {
                forward(service.take());
            }
        } catch (ClosedWatchServiceException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(WatchKey key) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (!(key.watchable() instanceof Path directory && event.context() instanceof Path name)) {
                touches.everything(); // the kernel lost some
            } else if (matters.test(directory.resolve(name))) {
                touches.path(directory.resolve(name));
            }
        }
        if (!key.reset()) {
            touches.everything(); // the directory is gone
        }
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.close();
        }
    }
}
