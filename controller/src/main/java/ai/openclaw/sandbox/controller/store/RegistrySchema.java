package ai.openclaw.sandbox.controller.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the registry. Every change is a new step at the end of the list; steps that were released are never edited, for files made by
 * them are out there. The number of steps a file has been through stands in its {@code user_version}.
 */
final class RegistrySchema {

    private static final List<List<String>> STEPS = List.of(
            List.of(
                    """
                    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT
                    """,
                    """
                    CREATE TABLE sandboxes (
                      name TEXT PRIMARY KEY, kind TEXT NOT NULL, agent TEXT NOT NULL, scope TEXT NOT NULL, scope_key TEXT NOT NULL,
                      first_seen_ms INTEGER NOT NULL, last_used_ms INTEGER, intent TEXT, warned_hash TEXT
                    ) STRICT
                    """,
                    """
                    CREATE TABLE containers (
                      sandbox TEXT NOT NULL REFERENCES sandboxes (name) ON DELETE CASCADE,
                      id TEXT NOT NULL, made_from TEXT, setup TEXT NOT NULL, PRIMARY KEY (sandbox, id)
                    ) STRICT
                    """,
                    """
                    CREATE TABLE events (
                      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                      at_ms INTEGER NOT NULL, sandbox TEXT NOT NULL, type TEXT NOT NULL,
                      actor TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL
                    ) STRICT
                    """,
                    "CREATE INDEX events_by_sandbox ON events (sandbox, sequence)",
                    "CREATE INDEX events_by_time ON events (at_ms)",
                    """
                    CREATE TABLE api_sessions (
                      key TEXT PRIMARY KEY, updated_at_ms INTEGER NOT NULL, ttl_ms INTEGER NOT NULL
                    ) STRICT
                    """),
            List.of(
                    """
                    CREATE TABLE tool_calls (
                      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                      at_ms INTEGER NOT NULL, actor TEXT NOT NULL, session TEXT NOT NULL, tool TEXT NOT NULL, decision TEXT NOT NULL,
                      outcome TEXT NOT NULL, exit_code INTEGER, took_us INTEGER NOT NULL, arguments TEXT
                    ) STRICT
                    """,
                    "CREATE INDEX tool_calls_by_session ON tool_calls (session, sequence)",
                    "CREATE INDEX tool_calls_by_time ON tool_calls (at_ms)",
                    """
                    CREATE TABLE background_runs (
                      id TEXT PRIMARY KEY, session TEXT NOT NULL, command TEXT NOT NULL, container TEXT NOT NULL,
                      mark TEXT NOT NULL, begun_at_ms INTEGER NOT NULL
                    ) STRICT
                    """),
            List.of(
                    """
                    CREATE TABLE spawned_sessions (child TEXT PRIMARY KEY, parent TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT
                    """,
                    "CREATE INDEX spawned_by_parent ON spawned_sessions (parent)",
                    """
                    CREATE TABLE session_messages (
                      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                      session TEXT NOT NULL, at_ms INTEGER NOT NULL, sender TEXT NOT NULL, text TEXT NOT NULL
                    ) STRICT
                    """,
                    "CREATE INDEX messages_by_session ON session_messages (session, sequence)"),
            List.of("""
                CREATE TABLE devices (
                  id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, token TEXT, outdated_token TEXT,
                  paired_at_ms INTEGER NOT NULL, last_seen_ms INTEGER NOT NULL, revoked_at_ms INTEGER
                ) STRICT
                """));

    private static final List<String> TABLES = List.of(
            "meta",
            "sandboxes",
            "containers",
            "events",
            "api_sessions",
            "tool_calls",
            "background_runs",
            "spawned_sessions",
            "session_messages",
            "devices");

    private RegistrySchema() {}

    /** The version this program writes. */
    static int version() {
        return STEPS.size();
    }

    /** The version of a file; 0 for a new one. */
    static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    /** Brings a file to this program's version, each step whole or not at all. */
    static void migrate(Connection connection) throws SQLException {
        for (int step = versionOf(connection); step < version(); step++) {
            apply(connection, step);
        }
    }

    /** Whether all tables are there, which a file of our version has unless somebody tampered with it. */
    static boolean whole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            int found = 0;
            while (rows.next()) {
                found += TABLES.contains(rows.getString(1)) ? 1 : 0;
            }
            return found == TABLES.size();
        }
    }

    private static void apply(Connection connection, int step) throws SQLException {
        RegistryConnection.atomically(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : STEPS.get(step)) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA user_version = " + (step + 1));
            }
        });
    }
}
