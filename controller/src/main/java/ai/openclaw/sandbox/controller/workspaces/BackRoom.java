package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Our own room in a workspace root, on the file system of the sandboxes' directories and out of their reach: markers, and things that are built whole
 * before one rename puts them in place.
 */
final class BackRoom {

    private static final String NAME = ".openclaw";
    private static final String STAGING = "staging-";
    private static final String TRASH = "trash-";
    private static final String MARKER_END = ".json";
    private static final String LEAVING_END = ".leaving";
    private static final int MAX_MARKER_BYTES = 64 * 1024;

    private final Path room;
    private final MarkerJson json = new MarkerJson();

    private BackRoom(Path room) {
        this.room = room;
    }

    /** Opens the room of a workspace root, made when missing, and throws out what an earlier daemon left half built. */
    static BackRoom open(Path workspaceRoot) throws IOException {
        Path room = workspaceRoot.resolve(NAME);
        PrivateFiles.directory(room);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(room, STAGING + "*")) {
            for (Path staging : left) {
                new Staging(staging).close();
            }
        }
        return new BackRoom(room);
    }

    /** The room of a workspace root as it is, if there is one; what is being built in it is left alone. */
    static Optional<BackRoom> at(Path workspaceRoot) {
        BackRoom room = new BackRoom(workspaceRoot.resolve(NAME));
        return room.stands() ? Optional.of(room) : Optional.empty();
    }

    /** Whether it is still there; a person may have removed the workspace root with everything in it. */
    boolean stands() {
        return Files.isDirectory(room);
    }

    /** What is remembered of a sandbox's directory. */
    Optional<Marker> marker(Path sandboxDirectory) throws IOException {
        Path file = file(sandboxDirectory, MARKER_END);
        try {
            return Files.size(file) > MAX_MARKER_BYTES ? Optional.empty() : json.read(Files.readString(file));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    void remember(Path sandboxDirectory, Marker marker) throws IOException {
        PrivateFiles.replace(file(sandboxDirectory, MARKER_END), json.write(marker));
    }

    /** A place to build things in; close it to throw out what was left in it. */
    Staging staging() throws IOException {
        return new Staging(Files.createTempDirectory(room, STAGING));
    }

    /** Names of directories that something is remembered of, {@code most} at most. */
    List<String> remembered(int most) throws IOException {
        return named(MARKER_END, most);
    }

    /** Names of directories whose removal was cut short, {@code most} at most. */
    List<String> leaving(int most) throws IOException {
        return named(LEAVING_END, most);
    }

    private List<String> named(String end, int most) throws IOException {
        try (Stream<Path> files = Files.list(room)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end) && !name.equals(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Moves a sandbox's directory out of everybody's reach, in one step, and forgets it; {@link #emptyTrash} removes it. Its path must be the caller's alone. */
    void throwAway(Path sandboxDirectory) throws IOException {
        PrivateFiles.replace(file(sandboxDirectory, LEAVING_END), number(sandboxDirectory));
        try {
            Files.move(sandboxDirectory, room.resolve(TRASH + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            settle(sandboxDirectory);
        }
    }

    /**
     * Ends a removal, also one that a killed daemon had begun: forgets the directory that has left, and remembers one that has not. What somebody put there meanwhile is another one, and not ours.
     * The trash must not have been emptied since, or the number may be another's.
     */
    void settle(Path sandboxDirectory) throws IOException {
        Path leaving = file(sandboxDirectory, LEAVING_END);
        if (!Files.exists(leaving)) {
            return;
        }
        if (!Files.readString(leaving).equals(number(sandboxDirectory))) {
            Files.deleteIfExists(file(sandboxDirectory, MARKER_END));
        }
        Files.delete(leaving);
    }

    /** The file system's own number of what stands at a path; empty when nothing does. */
    private static String number(Path path) throws IOException {
        try {
            return String.valueOf(Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Removes what was thrown away, also what a daemon that was killed had left of it. Takes as long as it takes; for one thread at a time. */
    void emptyTrash() throws IOException {
        try (DirectoryStream<Path> thrown = Files.newDirectoryStream(room, TRASH + "*")) {
            for (Path trash : thrown) {
                new Staging(trash).close();
            }
        }
    }

    private Path file(Path sandboxDirectory, String end) {
        return room.resolve(sandboxDirectory.getFileName() + end);
    }
}
