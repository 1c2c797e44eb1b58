package ai.openclaw.sandbox.controller.workspaces;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/** Adds up a directory that hostile hands filled: by handle, no link followed, up to a number of entries and a depth. */
final class TreeSize {

    private static final int MAX_DEPTH = 32;

    private final int entries;
    private int left;
    private long bytes;

    /** @param entries most files and directories looked at */
    TreeSize(int entries) {
        this.entries = entries;
        this.left = entries;
    }

    /** Bytes of the files in it; empty when there are too many to look at, or when it cannot be looked into. */
    Optional<Long> of(Path directory) {
        try (SecureDirectoryStream<Path> stream = SecureDirectories.open(directory)) {
            return add(stream, 0) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How many files and directories were looked at. */
    int looked() {
        return entries - Math.max(0, left);
    }

    private boolean add(SecureDirectoryStream<Path> directory, int depth) throws IOException {
        for (Path name : SecureDirectories.names(directory, left)) {
            if (--left < 0) {
                return false;
            }
            Optional<PosixFileAttributes> attributes = SecureDirectories.attributes(directory, name);
            if (attributes.isEmpty()) {
                continue;
            }
            if (!attributes.get().isDirectory()) {
                bytes += attributes.get().size();
            } else if (depth >= MAX_DEPTH || !below(directory, name, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean below(SecureDirectoryStream<Path> directory, Path name, int depth) throws IOException {
        try (SecureDirectoryStream<Path> inner = SecureDirectories.open(directory, name)) {
            return add(inner, depth + 1);
        }
    }
}
