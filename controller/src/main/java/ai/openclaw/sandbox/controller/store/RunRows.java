package ai.openclaw.sandbox.controller.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The commands that run in the background, so that a daemon that was killed can say that they are lost. */
public final class RunRows {

    private final RegistryConnection writer;

    RunRows(RegistryConnection writer) {
        this.writer = writer;
    }

    /**
     * A command in the background.
     *
     * @param id its process id, as people know it
     * @param session key of its session
     * @param command its text, shortened
     * @param container id of its container
     * @param mark what marks its processes
     * @param begunAt when it began
     */
    public record Row(String id, String session, String command, String container, String mark, Instant begunAt) {}

    /** Keeps one. */
    public void add(Row row) {
        writer.run("keep a background run", c -> {
            try (PreparedStatement statement = c.prepareStatement("INSERT OR REPLACE INTO background_runs"
                    + " (id, session, command, container, mark, begun_at_ms) VALUES (?, ?, ?, ?, ?, ?)")) {
                statement.setString(1, row.id());
                statement.setString(2, row.session());
                statement.setString(3, row.command());
                statement.setString(4, row.container());
                statement.setString(5, row.mark());
                statement.setLong(6, row.begunAt().toEpochMilli());
                return statement.executeUpdate();
            }
        });
    }

    /** Forgets one that has ended. */
    public void remove(String id) {
        writer.run("forget a background run", c -> {
            try (PreparedStatement statement = c.prepareStatement("DELETE FROM background_runs WHERE id = ?")) {
                statement.setString(1, id);
                return statement.executeUpdate();
            }
        });
    }

    /** Takes out all of them: those that ran when an earlier daemon ended. */
    public List<Row> takeAll() {
        return writer.run("read background runs", c -> {
            List<Row> rows = read(c);
            try (Statement statement = c.createStatement()) {
                statement.executeUpdate("DELETE FROM background_runs");
            }
            return rows;
        });
    }

    private static List<Row> read(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, session, command, container, mark, begun_at_ms FROM background_runs")) {
            while (row.next()) {
                rows.add(new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.ofEpochMilli(row.getLong(6))));
            }
        }
        return List.copyOf(rows);
    }
}
