package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.session.SessionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which session spawned which, and what sessions of ours were sent. Times are kept to the millisecond. */
public final class SessionMail {

    /** Most messages kept of one session; the oldest go first. */
    public static final int MAX_MESSAGES = 1_000;

    /** Most sessions that one session may have spawned. */
    public static final int MAX_SPAWNED = 1_000;

    private final RegistryConnection writer;
    private final RegistryConnection reader;

    SessionMail(RegistryConnection writer, RegistryConnection reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * A message.
     *
     * @param sequence rises with every message
     * @param at when it was sent
     * @param sender key of the session that sent it, or who else did
     * @param text what it says
     */
    public record Message(long sequence, Instant at, String sender, String text) {}

    /** Remembers that one session spawned another. */
    public void spawned(SessionKey parent, SessionKey child, Instant at) {
        writer.run("remember a spawned session", c -> {
            try (PreparedStatement statement = c.prepareStatement(
                    "INSERT OR IGNORE INTO spawned_sessions (child, parent, at_ms) VALUES (?, ?, ?)")) {
                statement.setString(1, child.value());
                statement.setString(2, parent.value());
                statement.setLong(3, at.toEpochMilli());
                return statement.executeUpdate();
            }
        });
    }

    /** The sessions a session spawned, and those these spawned, and so on. */
    public Set<SessionKey> descendants(SessionKey parent) {
        return reader.run("read spawned sessions", c -> {
            try (PreparedStatement statement = c.prepareStatement(
                    "WITH RECURSIVE family (key) AS (SELECT child FROM spawned_sessions WHERE parent = ?"
                            + " UNION SELECT child FROM spawned_sessions JOIN family ON parent = key)"
                            + " SELECT key FROM family LIMIT " + MAX_SPAWNED)) {
                statement.setString(1, parent.value());
                Set<SessionKey> found = new TreeSet<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new SessionKey(row.getString(1)));
                    }
                }
                return found;
            }
        });
    }

    /** Who spawned a session; empty when nobody did. */
    public Optional<SessionKey> parent(SessionKey child) {
        return reader.run("read who spawned a session", c -> {
            try (PreparedStatement statement =
                    c.prepareStatement("SELECT parent FROM spawned_sessions WHERE child = ?")) {
                statement.setString(1, child.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new SessionKey(row.getString(1))) : Optional.<SessionKey>empty();
                }
            }
        });
    }

    /** Adds a message to a session; its sequence. */
    public long send(SessionKey session, Instant at, String sender, String text) {
        return writer.run("keep a message", c -> {
            long sequence = insert(c, session, at, sender, text);
            trim(c, session);
            return sequence;
        });
    }

    /** The messages of a session that follow one, the oldest first. */
    public List<Message> after(SessionKey session, long sequence, int limit) {
        return reader.run("read messages", c -> {
            try (PreparedStatement statement =
                    c.prepareStatement("SELECT sequence, at_ms, sender, text FROM session_messages"
                            + " WHERE session = ? AND sequence > ? ORDER BY sequence LIMIT ?")) {
                statement.setString(1, session.value());
                statement.setLong(2, sequence);
                statement.setInt(3, limit);
                return messages(statement);
            }
        });
    }

    /** Forgets messages and spawns from before a moment. */
    public void forgetBefore(Instant moment) {
        writer.run("forget old messages", c -> {
            for (String table : List.of("session_messages", "spawned_sessions")) {
                try (PreparedStatement statement = c.prepareStatement("DELETE FROM " + table + " WHERE at_ms < ?")) {
                    statement.setLong(1, moment.toEpochMilli());
                    statement.executeUpdate();
                }
            }
            return true;
        });
    }

    private static long insert(Connection c, SessionKey session, Instant at, String sender, String text)
            throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(
                "INSERT INTO session_messages (session, at_ms, sender, text) VALUES (?, ?, ?, ?) RETURNING sequence")) {
            statement.setString(1, session.value());
            statement.setLong(2, at.toEpochMilli());
            statement.setString(3, sender);
            statement.setString(4, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void trim(Connection c, SessionKey session) throws SQLException {
        try (PreparedStatement statement =
                c.prepareStatement("DELETE FROM session_messages WHERE session = ?1 AND sequence <="
                        + " (SELECT sequence FROM session_messages WHERE session = ?1 ORDER BY sequence DESC LIMIT 1"
                        + " OFFSET " + MAX_MESSAGES + ")")) {
            statement.setString(1, session.value());
            statement.executeUpdate();
        }
    }

    private static List<Message> messages(PreparedStatement statement) throws SQLException {
        List<Message> page = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                page.add(new Message(
                        row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3), row.getString(4)));
            }
        }
        return List.copyOf(page);
    }
}
