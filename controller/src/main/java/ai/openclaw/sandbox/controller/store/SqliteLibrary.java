package ai.openclaw.sandbox.controller.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where SQLite's native part is unpacked before it is loaded. In the system's folder for temporary files every sudden end would leave a copy of it behind; in a
 * folder of the state directory the next start sweeps them away. Whoever keeps that directory where programs may not run says
 * {@code -Dorg.sqlite.tmpdir=…} himself.
 */
public final class SqliteLibrary {

    private static final String PROPERTY = "org.sqlite.tmpdir";
    private static final String FOLDER = "native";

    private SqliteLibrary() {}

    /**
     * Has it unpacked below {@code room}. Only for whoever holds the daemon's lock, before the first connection.
     *
     * @throws IOException when the folder cannot be made or swept
     */
    public static void unpackBelow(Path room) throws IOException {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        Path folder = room.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        System.setProperty(PROPERTY, folder.toString());
    }
}
