package ai.openclaw.sandbox.controller.workspaces;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Directories worked in by handle and not by path: what a name leads to is decided by the kernel at the moment of use, links are never followed, and
 * nothing swapped in between leads out.
 */
final class SecureDirectories {

    private SecureDirectories() {}

    /** Opens a directory whose own path nobody else can change. */
    @SuppressWarnings("StreamResourceLeak") // the caller closes it
    static SecureDirectoryStream<Path> open(Path directory) throws IOException {
        return secure(Files.newDirectoryStream(directory), directory);
    }

    /** Opens a directory in a directory; a link is refused. */
    static SecureDirectoryStream<Path> open(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }

    /** What a name is, links not followed; empty when there is none. */
    static Optional<PosixFileAttributes> attributes(SecureDirectoryStream<Path> directory, Path name)
            throws IOException {
        try {
            return Optional.of(directory
                    .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The names in a directory, {@code most} and one more at most, sorted. */
    static List<Path> names(SecureDirectoryStream<Path> directory, int most) throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            for (Path entry : directory) {
                names.add(entry.getFileName());
                if (names.size() > most) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException(e.getMessage(), e);
        }
        names.sort(null);
        return names;
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream, Path directory) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException(directory + " lies on a file system whose directories cannot be worked in by handle");
    }
}
