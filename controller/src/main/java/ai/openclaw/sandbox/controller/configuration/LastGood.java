package ai.openclaw.sandbox.controller.configuration;

import ai.openclaw.sandbox.controller.configuration.document.Snapshot;
import ai.openclaw.sandbox.controller.configuration.document.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the documents of the last good configuration across restarts. They are kept as they were written, variables unresolved, so that no
 * value of a variable ever lies on the disk because of us. More than one snapshot is kept when agents take their settings from different
 * moments; read in order, they give the settings that were in force.
 */
public final class LastGood {

    /** The format of the file; another number is another daemon's and is not read. */
    private static final int FORMAT = 1;

    /** Most bytes of the file. */
    private static final long MAX_BYTES = 256L << 20;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> PRIVATE_FILE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<?> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    /** Keeps them in {@code file}, the directory of which is made when needed. */
    public LastGood(Path file) {
        this.file = file;
    }

    private record Kept(int format, List<KeptSnapshot> snapshots) {}

    private record KeptSnapshot(String main, Map<String, String> files) {}

    /**
     * The snapshots kept, oldest first; none if none were kept.
     *
     * @throws IOException if they cannot be read; they are of no use then and may be overwritten
     */
    public List<Snapshot> read() throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("the file is too large");
            }
            Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
            if (kept.format() != FORMAT) {
                throw new IOException("the file has the unknown format " + kept.format());
            }
            return kept.snapshots().stream().map(LastGood::snapshot).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            // Jackson's message repeats the text around the mistake, which may hold secrets.
            throw new IOException("the file is damaged", e.getCause());
        } catch (InvalidPathException e) {
            throw new IOException("the file is damaged", e);
        }
    }

    /**
     * Keeps snapshots instead of those kept before, whole or not at all, also when the power fails.
     *
     * @param snapshots the snapshots, oldest first
     * @throws IOException if they cannot be kept; those kept before are then still there
     */
    public void write(List<Snapshot> snapshots) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("no directory holds " + file);
        }
        Files.createDirectories(directory, PRIVATE_DIRECTORY);
        byte[] bytes = JSON.writeValueAsBytes(
                new Kept(FORMAT, snapshots.stream().map(LastGood::kept).toList()));
        Path temporary = Files.createTempFile(directory, "." + file.getFileName(), ".tmp", PRIVATE_FILE);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Snapshot snapshot(KeptSnapshot kept) {
        Map<Path, Text> files = new TreeMap<>();
        kept.files().forEach((path, text) -> files.put(Path.of(path), Text.of(text)));
        return new Snapshot(Path.of(kept.main()), files);
    }

    private static KeptSnapshot kept(Snapshot snapshot) {
        Map<String, String> files = new TreeMap<>();
        snapshot.files().forEach((path, text) -> files.put(path.toString(), text.string()));
        return new KeptSnapshot(snapshot.main().toString(), files);
    }
}
