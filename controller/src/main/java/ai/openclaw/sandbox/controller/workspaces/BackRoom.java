package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Our own room in a workspace root, on the file system of the sandboxes' directories and out of their reach: markers, and things that are built whole
 * before one rename puts them in place.
 */
final class BackRoom {

    private static final String NAME = ".openclaw";
    private static final String STAGING = "staging-";
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

    private Path markerFile(Path sandboxDirectory) {
        return room.resolve(sandboxDirectory.getFileName() + ".json");
    }
}
