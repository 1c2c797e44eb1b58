package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
        Path file = markerFile(sandboxDirectory);
        try {
            return Files.size(file) > MAX_MARKER_BYTES ? Optional.empty() : json.read(Files.readString(file));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    void remember(Path sandboxDirectory, Marker marker) throws IOException {
        PrivateFiles.replace(markerFile(sandboxDirectory), json.write(marker));
    }

    /** A place to build things in; close it to throw out what was left in it. */
    Staging staging() throws IOException {
        return new Staging(Files.createTempDirectory(room, STAGING));
    }

    /** Forgets what is remembered of a sandbox's directory. */
    void forget(Path sandboxDirectory) throws IOException {
        Files.deleteIfExists(markerFile(sandboxDirectory));
    }

    /** Names of directories that something is remembered of, {@code most} at most. */
    List<String> remembered(int most) throws IOException {
        try (Stream<Path> files = Files.list(room)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(MARKER_END) && !name.equals(MARKER_END))
                    .map(name -> name.substring(0, name.length() - MARKER_END.length()))
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Moves a sandbox's directory out of everybody's reach, in one step; {@link #emptyTrash} removes it. */
    void throwAway(Path sandboxDirectory) throws IOException {
        Files.move(sandboxDirectory, room.resolve(TRASH + UUID.randomUUID()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was thrown away, also what a daemon that was killed had left of it. Takes as long as it takes; for one thread at a time. */
    void emptyTrash() throws IOException {
        try (DirectoryStream<Path> thrown = Files.newDirectoryStream(room, TRASH + "*")) {
            for (Path trash : thrown) {
                new Staging(trash).close();
            }
        }
    }

    private Path markerFile(Path sandboxDirectory) {
        return room.resolve(sandboxDirectory.getFileName() + MARKER_END);
    }
}
