package ai.openclaw.sandbox.controller.host;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells a person why the daemon may not use a path, and the command that changes it.
 *
 * @param daemon who the daemon runs as
 */
public record AccessAdvice(Owner daemon) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@%+=:,-]+");

    /**
     * Why a directory cannot be made or written, and what to do.
     *
     * @param what what the directory is, as {@code State directory}
     */
    public String unwritable(String what, Path directory, IOException cause) {
        String complaint = what + " " + directory + " cannot be written: " + describe(cause);
        if (!(cause instanceof AccessDeniedException)) {
            return complaint + ".";
        }
        Path obstacle = nearestExisting(directory);
        String command = obstacle.equals(directory) ? giveTo(daemon, directory) : makeFor(daemon, directory);
        return complaint + ". " + obstacle + " belongs to " + ownerOf(obstacle) + " and the daemon runs as " + daemon
                + ". Run: " + command;
    }

    /** Why a directory that is there cannot be used, and what to do. */
    public String closed(String what, Path directory) {
        return what + " " + directory + " cannot be used: permission denied. It belongs to " + ownerOf(directory)
                + " and the daemon runs as " + daemon + ". Run: " + giveAllTo(daemon, directory);
    }

    /** Why a directory cannot be reached, one above it being closed, and what to do. */
    public String behind(String what, Path directory, Path closed) {
        return what + " " + directory + " cannot be reached: " + closed + " belongs to " + ownerOf(closed)
                + " and lets nobody else through, and the daemon runs as " + daemon + ". Run: sudo chmod o+x "
                + quoted(closed);
    }

    /** The command that makes a directory somebody's, and its parents root's: those are nobody's to give away unasked. */
    public static String makeFor(Owner owner, Path directory) {
        return "sudo install -d -m 700 -o " + owner.uid() + " -g " + owner.gid() + " " + quoted(directory);
    }

    /** The command that gives a path away. */
    public static String giveTo(Owner owner, Path path) {
        return "sudo chown " + owner + " " + quoted(path);
    }

    /** The command that gives a directory and all in it away. */
    public static String giveAllTo(Owner owner, Path path) {
        return "sudo chown -R " + owner + " " + quoted(path);
    }

    /** A path as a word of a shell command. */
    public static String quoted(Path path) {
        String text = path.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** What went wrong, without the path that the caller names anyway. */
    public static String describe(IOException cause) {
        return switch (cause) {
            case AccessDeniedException e -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case NoSuchFileException e -> "it does not exist";
            case NotDirectoryException e -> "it is not a directory";
            case FileAlreadyExistsException e -> "a file stands in the way";
            default -> String.valueOf(cause.getMessage());
        };
    }

    /** What to do about a directory of the user's choice that cannot be made or written, where {@link #unwritable} names no command. */
    public static String nextStep(Path directory, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "";
        }
        String words = String.valueOf(cause.getMessage());
        Optional<Path> file = fileInTheWay(directory);
        if (file.isPresent()) {
            return " " + file.get() + " is a file. Move it away, or choose another directory.";
        }
        if (words.contains("No space left") || words.contains("quota")) {
            return " Free some space there.";
        }
        return words.contains("Read-only")
                ? " Mount its file system writable, or choose another directory."
                : " Look at it with: ls -ld " + quoted(nearestExisting(directory));
    }

    private static Optional<Path> fileInTheWay(Path directory) {
        Path nearest = nearestExisting(directory);
        return Files.isDirectory(nearest) ? Optional.empty() : Optional.of(nearest);
    }

    private static String ownerOf(Path path) {
        try {
            return FileOwners.of(path).toString();
        } catch (IOException e) {
            return "somebody unknown";
        }
    }

    private static Path nearestExisting(Path path) {
        Path candidate = path.toAbsolutePath();
        while (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
            Path parent = candidate.getParent();
            if (parent == null) {
                return candidate;
            }
            candidate = parent;
        }
        return candidate;
    }
}
