package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.controller.store.SqliteUrl;
import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * {@code openclaw-agent.sqlite} of an agent, of newer chat gateways. It is another program's file: opened read-only for each reading, so that
 * nothing of ours stands in the way of its checkpoints.
 *
 * @param file the file
 */
record AgentDatabase(Path file) implements Source {

    /** How long to wait for a writer, in milliseconds; the last reading stands meanwhile. The driver's query timeout is the same setting, and would replace it. */
    private static final int BUSY_TIMEOUT_MS = 250;

    private static final String QUERY = "SELECT substr(session_key, 1, " + (SessionKey.MAX_LENGTH + 1)
            + "), updated_at FROM session_nodes LIMIT " + (Entries.MAX_ENTRIES + 1);

    /** What the database and the files beside it look like; an empty log is as good as none. */
    private record Stamp(Optional<FileStamp> database, Optional<FileStamp> log, Optional<FileStamp> journal) {

        boolean settled() {
            return log.isEmpty() && journal.isEmpty();
        }
    }

    @Override
    public Object stamp() throws IOException {
        return look();
    }

    @Override
    public boolean knownByStampAlone() {
        return true;
    }

    @Override
    public Reading read() throws IOException {
        Stamp before = look();
        if (before.database().isEmpty()) {
            return new Reading.Gone();
        }
        if (!before.database().get().regular()) {
            return new Reading.Unreadable("it is not an ordinary file");
        }
        Instant writtenAt = before.log().orElse(before.database().get()).writtenAt();
        Reading reading;
        try (Connection connection = open(before)) {
            reading = sessions(connection, writtenAt);
        } catch (SQLException e) {
            reading = new Reading.Unreadable(reason(e));
        }
        // Without a log it was read without locks, which leaves no files behind and needs no permission to make any:
        // then a change meanwhile
        // makes the reading worthless.
        return before.settled() && !before.equals(look()) ? new Reading.Unreadable("it is being written") : reading;
    }

    private Stamp look() throws IOException {
        Optional<FileStamp> database = FileStamp.of(file);
        return database.isEmpty()
                ? new Stamp(database, Optional.empty(), Optional.empty())
                : new Stamp(database, beside("-wal"), beside("-journal"));
    }

    private Optional<FileStamp> beside(String suffix) throws IOException {
        return FileStamp.of(file.resolveSibling(file.getFileName() + suffix)).filter(stamp -> stamp.size() > 0);
    }

    private Connection open(Stamp stamp) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        String mode = stamp.settled() ? "?mode=ro&immutable=1" : "?mode=ro";
        return config.createConnection(SqliteUrl.of(file) + mode);
    }

    private static Reading sessions(Connection connection, Instant writtenAt) throws SQLException {
        Entries entries = new Entries(Session.Source.DATABASE, writtenAt);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                String key = row.getString(1);
                if (key == null) {
                    entries.skip("", "its key is empty");
                } else {
                    entries.add(key, milliseconds(row.getObject(2)));
                }
            }
        }
        return entries.reading();
    }

    private static OptionalLong milliseconds(@Nullable Object value) {
        return value instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    private String reason(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it locked";
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
                "no permission to read it together with its -wal and -shm files";
            case SQLITE_NOTADB, SQLITE_CORRUPT -> "it is damaged or no SQLite database";
            case SQLITE_ERROR -> "it has no table session_nodes(session_key, updated_at)";
            default -> String.valueOf(e.getMessage());
        };
    }
}
