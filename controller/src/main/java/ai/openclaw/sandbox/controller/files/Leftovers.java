package ai.openclaw.sandbox.controller.files;

import ai.openclaw.sandbox.controller.files.mounts.HiddenNames;
import ai.openclaw.sandbox.controller.files.posix.Descriptor;
import ai.openclaw.sandbox.controller.files.posix.FileId;
import ai.openclaw.sandbox.controller.files.posix.FileKind;
import ai.openclaw.sandbox.controller.files.posix.FileStatus;
import ai.openclaw.sandbox.controller.files.posix.SystemCallException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Removes what a killed daemon left half written, where the next file is written; each directory is looked through once an hour at most. */
final class Leftovers {

    /** How old a file is before nobody can still be writing it. */
    static final Duration AGE = Duration.ofHours(1);

    private static final int MAX_NAMES = 10_000;
    private static final int MAX_DIRECTORIES = 10_000;

    private final Cache<FileId, Boolean> swept = Caffeine.newBuilder()
            .maximumSize(MAX_DIRECTORIES)
            .expireAfterWrite(AGE)
            .build();

    /**
     * Looks through a directory, if that is due.
     *
     * @param id the directory's
     * @param now the time by the clock of its file system
     */
    void sweep(Descriptor directory, FileId id, Instant now) {
        if (swept.asMap().putIfAbsent(id, true) != null) {
            return;
        }
        try (Descriptor listing = directory.reopened()) {
            for (String name : listing.names(MAX_NAMES)) {
                if (HiddenNames.is(name)) {
                    removeIfOld(directory, name, now);
                }
            }
        } catch (SystemCallException e) {
            swept.invalidate(id); // it only costs room; the next write tries again
        }
    }

    private static void removeIfOld(Descriptor directory, String name, Instant now) throws SystemCallException {
        Optional<FileStatus> status = directory.statusOf(name);
        if (status.isEmpty() || !status.get().changed().isBefore(now.minus(AGE))) {
            return;
        }
        if (status.get().kind() == FileKind.DIRECTORY) {
            directory.removeDirectory(name);
        } else {
            directory.unlink(name);
        }
    }
}
