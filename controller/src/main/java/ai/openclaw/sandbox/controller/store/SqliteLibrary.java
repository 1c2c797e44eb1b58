package ai.openclaw.sandbox.controller.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;

/**
 * Where SQLite's native part is unpacked before it is loaded. In the system's folder for temporary files every sudden end would leave a copy of it behind; in a
 * folder of the state directory the next start sweeps them away. Where that directory is mounted {@code noexec} the other has to do. An installed program has it
 * unpacked already, and its launcher says where.
 */
public final class SqliteLibrary {

    private static final String PROPERTY = "org.sqlite.tmpdir";
    private static final String UNPACKED = "org.sqlite.lib.path";
    private static final String FOLDER = "native";

    private SqliteLibrary() {}

    /**
     * Has it unpacked below {@code room}. Only for whoever holds the daemon's lock, before the first connection.
     *
     * @param runsPrograms whether libraries can be loaded from a directory
     * @throws IOException when the folder cannot be made or swept
     * @throws StateException when libraries can be loaded neither from there nor from the folder for temporary files
     */
    public static void unpackBelow(Path room, Predicate<Path> runsPrograms) throws IOException, StateException {
        if (System.getProperty(PROPERTY) != null || System.getProperty(UNPACKED) != null) {
            return;
        }
        if (!runsPrograms.test(room)) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            if (!runsPrograms.test(temporary)) {
                throw new StateException(room + " and " + temporary + " are both mounted noexec, so the library of the"
                        + " registry can be loaded from neither. Mount one of them without noexec, or name a directory"
                        + " that is not: JAVA_TOOL_OPTIONS=-D" + PROPERTY + "=/its/path.");
            }
            return; // that is where it goes by itself
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
