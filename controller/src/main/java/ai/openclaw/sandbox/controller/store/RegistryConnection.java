package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** One connection to the registry, used by one thread at a time. */
final class RegistryConnection implements AutoCloseable {

    /** How long to wait for somebody who looks into the file with another program, in milliseconds. */
    private static final int BUSY_TIMEOUT_MS = 5_000;

    /** Most of the write-ahead log kept on disk after it was worked in, in bytes. */
    private static final int JOURNAL_LIMIT_BYTES = 16 * 1024 * 1024;

    /** Work with the connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Statements that belong together. */
    @FunctionalInterface
    interface Statements {
        void execute() throws SQLException;
    }

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection; // guarded by lock

    private RegistryConnection(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the one connection that writes.
     *
     * <p>Write-ahead log with {@code synchronous=NORMAL}: a commit is handed to the kernel before the call returns, so that the end of this
     * process, however sudden, loses nothing. Loss of power may lose the last seconds, never the file's order: then all containers have
     * stopped as well, their labels tell whose they are, and what was lost is worked out again. Syncing every commit instead costs
     * 0.4–0.7 ms here and 5 ms or more on other disks, several times for each sandbox made, which would be most of the time our loop adds.
     */
    static RegistryConnection writer(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setJournalSizeLimit(JOURNAL_LIMIT_BYTES);
        config.enforceForeignKeys(true);
        return new RegistryConnection(file, config.createConnection(SqliteUrl.of(file)));
    }

    /** Opens a connection for long readings, so that they never hold up a writer. */
    static RegistryConnection reader(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new RegistryConnection(file, config.createConnection(SqliteUrl.of(file)));
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return config;
    }

    /**
     * Does work; a single statement is whole or not at all.
     *
     * @param what the work as the end of a sentence, for the error
     */
    <T> T run(String what, Work<T> work) {
        lock.lock();
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreException("Cannot " + what + ": " + advice(e), e);
        } finally {
            lock.unlock();
        }
    }

    /** Several statements, whole or not at all, within {@link #run}. */
    static void atomically(Connection connection, Statements statements) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        boolean committed = false;
        try {
            statements.execute();
            execute(connection, "COMMIT");
            committed = true;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // SQLite rolls back by itself after a full disk and the like, and then there is nothing left to roll back
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String advice(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_FULL ->
                "the disk that holds " + file + " is full. Free some space; the daemon then goes on by itself.";
            case SQLITE_IOERR ->
                "reading or writing " + file + " failed (" + e.getMessage() + "). Look at the disk and its free space.";
            case SQLITE_READONLY ->
                file + " cannot be written. Look at its owner and whether its file system is mounted read-only.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another program holds " + file + ". Close whatever has it open; the daemon then goes on by itself.";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                file + " is damaged. Restart the daemon: it moves the file aside and takes over the running sandboxes.";
            default -> e.getMessage() + " (" + file + ").";
        };
    }

    @Override
    public void close() {
        run("close the registry", c -> {
            c.close();
            return true;
        });
    }
}
