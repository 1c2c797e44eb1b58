package ai.openclaw.sandbox.controller.host;

import ai.openclaw.sandbox.model.sandbox.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Tells a person why the daemon may not use a path, and the command that changes it.
 *
 * @param daemon who the daemon runs as
 */
public record AccessAdvice(Owner daemon) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@%+=:,-]+");

    /**
     * Why {@code path} cannot be written and what to do. The nearest existing directory above it is what stands in the way.
     *
     * @param what the path's part, as {@code State directory}
     */
    public String unwritable(String what, Path path, IOException cause) {
        Path obstacle = nearestExisting(path);
        String owner;
        try {
            owner = FileOwners.of(obstacle).toString();
        } catch (IOException e) {
            return what + " " + path + " cannot be written: " + describe(cause) + ".";
        }
        return what + " " + path + " cannot be written (" + describe(cause) + "): " + obstacle + " belongs to " + owner
                + " and the daemon runs as " + daemon + ". Run: " + giveTo(daemon, obstacle);
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
            case java.nio.file.AccessDeniedException e -> "permission denied";
            case java.nio.file.NoSuchFileException e -> "it does not exist";
            case java.nio.file.NotDirectoryException e -> "it is not a directory";
            case java.nio.file.FileAlreadyExistsException e -> "a file stands in the way";
            case java.nio.file.FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(cause.getMessage());
        };
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
