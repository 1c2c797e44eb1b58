package ai.openclaw.sandbox.controller.sessions;

import ai.openclaw.sandbox.controller.store.SqliteUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what a chat gateway writes, the way it does.
 *
 * @param root the state directory
 */
record AgentFiles(Path root) {

    Path sessions(String agent) throws IOException {
        return Files.createDirectories(root.resolve("agents/" + agent + "/sessions"))
                .resolve("sessions.json");
    }

    void write(String agent, String json) throws IOException {
        Path file = sessions(agent);
        Path aside =
                file.resolveSibling("sessions.json." + Thread.currentThread().threadId() + ".tmp");
        Files.writeString(aside, json);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static String json(long updatedAt, String... keys) {
        return java.util.Arrays.stream(keys)
                .map(key -> "\"" + key + "\": {\"sessionId\": \"x\", \"updatedAt\": " + updatedAt + "}")
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    static String many(String agent, int sessions) {
        return json(
                1_700_000_000_000L,
                IntStream.range(0, sessions)
                        .mapToObj(i -> "agent:" + agent + ":group:" + i)
                        .toArray(String[]::new));
    }

    Path database(String agent) throws IOException {
        return Files.createDirectories(root.resolve("agents/" + agent + "/agent"))
                .resolve("openclaw-agent.sqlite");
    }

    Connection open(String agent, String journalMode) throws IOException, SQLException {
        Connection connection = DriverManager.getConnection(SqliteUrl.of(database(agent)));
        execute(connection, "PRAGMA journal_mode = " + journalMode);
        return connection;
    }

    static void createTable(Connection connection) throws SQLException {
        execute(
                connection,
                "CREATE TABLE session_nodes (session_key TEXT PRIMARY KEY, updated_at INTEGER, label TEXT)");
    }

    static void put(Connection connection, String key, Object updatedAt) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT OR REPLACE INTO session_nodes VALUES (?, ?, 'x')")) {
            statement.setString(1, key);
            statement.setObject(2, updatedAt);
            statement.executeUpdate();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
