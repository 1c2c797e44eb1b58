package ai.openclaw.sandbox.controller.store;

import java.nio.file.Path;

/** How a file is named to SQLite whatever characters its path has. */
public final class SqliteUrl {

    private SqliteUrl() {}

    /** The JDBC URL of a database file; parameters may follow it after a question mark. */
    public static String of(Path file) {
        return "jdbc:sqlite:file:" + file.toUri().getRawPath();
    }
}
