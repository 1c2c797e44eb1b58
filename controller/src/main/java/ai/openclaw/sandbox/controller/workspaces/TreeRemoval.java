package ai.openclaw.sandbox.controller.workspaces;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Removes a directory that hostile hands filled, and may be filling still through handles they kept. Directories in it are moved up to its top before
 * they are emptied, so that no depth of nesting costs handles or stack; links are removed, never followed.
 */
final class TreeRemoval {

    private static final int NAMES_AT_ONCE = 1_000;

    /** How often a directory that fills up again is emptied again. */
    private static final int MAX_ROUNDS = 1_000_000;

    private final Path top;
    private final Deque<Path> left = new ArrayDeque<>();
    private int moved;

    /** Removal of {@code top}, whose own path nobody else can change. */
    TreeRemoval(Path top) {
        this.top = top;
    }

    void run() throws IOException {
        try (SecureDirectoryStream<Path> directory = SecureDirectories.open(top)) {
            empty(directory, name -> name);
            for (int round = 0; !left.isEmpty(); round++) {
                if (round >= MAX_ROUNDS) {
                    throw new DirectoryNotEmptyException(top.toString());
                }
                removeNext(directory);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        Files.delete(top);
    }

    private void removeNext(SecureDirectoryStream<Path> directory) throws IOException {
        Path name = left.removeFirst();
        try (SecureDirectoryStream<Path> inner = SecureDirectories.open(directory, name)) {
            empty(inner, below -> raised(inner, below, directory));
        }
        try {
            directory.deleteDirectory(name);
        } catch (DirectoryNotEmptyException e) {
            left.addLast(name); // more than was read at once, or somebody puts more in
        }
    }

    /** Deletes the files of a directory and leaves its directories for later, under the names they have at the top then; one load of names at a time. */
    private void empty(SecureDirectoryStream<Path> directory, Raise raise) throws IOException {
        List<Path> names = SecureDirectories.names(directory, NAMES_AT_ONCE);
        for (Path name : names) {
            Optional<PosixFileAttributes> attributes = SecureDirectories.attributes(directory, name);
            if (attributes.isEmpty()) {
                continue;
            }
            if (attributes.get().isDirectory()) {
                left.addLast(raise.toTop(name));
            } else {
                directory.deleteFile(name);
            }
        }
    }

    private Path raised(SecureDirectoryStream<Path> directory, Path name, SecureDirectoryStream<Path> upper)
            throws IOException {
        Path higher = Path.of("moved-" + moved++);
        directory.move(name, upper, higher);
        return higher;
    }

    /** Brings a directory to the top. */
    @FunctionalInterface
    private interface Raise {
        /** Returns the name it has there. */
        Path toTop(Path name) throws IOException;
    }
}
