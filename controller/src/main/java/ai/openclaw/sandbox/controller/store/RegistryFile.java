package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.controller.host.PrivateFiles;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;

/** Opens the registry's file: new, as it is, of an older version, or damaged. */
final class RegistryFile {

    /** How many damaged files are kept for somebody to look at. */
    static final int MAX_KEPT_DAMAGED = 3;

    private static final String DAMAGED = ".damaged-";
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * An open file.
     *
     * @param writer the connection that writes
     * @param reader the connection for long readings
     * @param replaced what a person must be told if a damaged file was replaced
     */
    record Opened(RegistryConnection writer, RegistryConnection reader, Optional<String> replaced) {}

    private final Path file;
    private final InstantSource clock;

    RegistryFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens it. A damaged file is moved aside and a new one made: the daemon adopts its containers by their labels, whereas not starting
     * would leave everybody without sandboxes.
     */
    Opened open() throws StateException {
        try {
            return attempt(Optional.empty());
        } catch (DamagedException e) {
            Path aside = moveAside(clock.instant());
            String notice = file + " was damaged (" + e.getMessage() + ") and was moved to " + aside
                    + "; a new one was made and running sandboxes are taken over by their labels. Past events and API"
                    + " sessions are lost.";
            try {
                return attempt(Optional.of(notice));
            } catch (DamagedException again) {
                throw new StateException(
                        "A new registry " + file + " is damaged at once (" + again.getMessage()
                                + "). Look at the disk.",
                        again);
            }
        }
    }

    private Opened attempt(Optional<String> replaced) throws StateException, DamagedException {
        try {
            PrivateFiles.file(file);
            RegistryConnection writer = RegistryConnection.writer(file);
            try {
                check(writer);
                return new Opened(writer, RegistryConnection.reader(file), replaced);
            } catch (StateException | DamagedException | SQLException | StoreException e) {
                writer.close();
                throw e;
            }
        } catch (StoreException | SQLException e) {
            throw unusable(e);
        } catch (IOException e) {
            throw new StateException("The registry " + file + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    private void check(RegistryConnection writer) throws StateException, DamagedException {
        String state = writer.run("check the registry", c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
                return row.getString(1);
            }
        });
        if (!state.equals("ok")) {
            throw new DamagedException(state.lines().findFirst().orElse("not readable"));
        }
        int version = writer.run("read the registry's version", RegistrySchema::versionOf);
        if (version > RegistrySchema.version()) {
            throw new StateException(
                    file + " was written by a newer daemon (format " + version + ", this one knows up to "
                            + RegistrySchema.version()
                            + "). Start the newer daemon, or move the file away: this one then makes a new"
                            + " one and takes over running sandboxes.");
        }
        writer.run("bring the registry up to date", c -> {
            RegistrySchema.migrate(c);
            return true;
        });
        if (!writer.run("check the registry", RegistrySchema::whole)) {
            throw new DamagedException("tables are missing");
        }
    }

    /** Tells damage from trouble that has nothing to do with the file's content. */
    private StateException unusable(Exception e) throws DamagedException {
        Throwable cause = e instanceof StoreException store && store.getCause() != null ? store.getCause() : e;
        if (cause instanceof SQLException sql) {
            SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(sql.getErrorCode() & 0xff);
            if (code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB) {
                throw new DamagedException(String.valueOf(sql.getMessage()));
            }
        }
        return new StateException("The registry " + file + " cannot be opened: " + e.getMessage(), e);
    }

    private Path moveAside(Instant now) throws StateException {
        Path aside = file.resolveSibling(file.getFileName() + DAMAGED + STAMP.format(now));
        try {
            // Companions first: a log left beside a new file would be taken for its own.
            for (String companion : COMPANIONS) {
                Path part = file.resolveSibling(file.getFileName() + companion);
                if (Files.exists(part)) {
                    Files.move(
                            part,
                            aside.resolveSibling(aside.getFileName() + companion),
                            StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            forgetOldest();
            return aside;
        } catch (IOException e) {
            throw new StateException(
                    "The registry " + file + " is damaged and cannot be moved aside: " + e.getMessage()
                            + ". Move it away by hand.",
                    e);
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> kept;
        try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
            kept = siblings.filter(p -> p.getFileName().toString().startsWith(file.getFileName() + DAMAGED))
                    .filter(p -> COMPANIONS.stream().noneMatch(p.toString()::endsWith))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : kept.subList(Math.min(kept.size(), MAX_KEPT_DAMAGED), kept.size())) {
            Files.deleteIfExists(old);
            for (String companion : COMPANIONS) {
                Files.deleteIfExists(old.resolveSibling(old.getFileName() + companion));
            }
        }
    }

    /** The content of the file is not what a registry is. */
    private static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }
}
