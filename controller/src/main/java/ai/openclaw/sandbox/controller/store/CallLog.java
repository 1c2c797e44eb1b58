package ai.openclaw.sandbox.controller.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit of tool calls in the registry. Times are kept to the millisecond. */
public final class CallLog {

    /** Most calls kept, however young; about 60 MB without arguments. */
    public static final int MAX_CALLS = 200_000;

    /** Most characters of a tool's name; those of unknown tools can be anything. */
    public static final int MAX_TOOL = 64;

    /** Most characters of arguments; longer ones are cut. */
    public static final int MAX_ARGUMENTS = 8 * 1024;

    /** Most calls deleted while others wait for the registry. */
    private static final int BATCH = 1_000;

    private static final String CUT = " …";

    private final RegistryConnection writer;
    private final RegistryConnection reader;

    CallLog(RegistryConnection writer, RegistryConnection reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * A call.
     *
     * @param at when it began
     * @param actor who called
     * @param session key of the session
     * @param tool the tool as written
     * @param decision {@code allowed}, {@code denied}, or {@code none} when the policy was not asked
     * @param outcome how it ended: a status of the tool or the reason of a failure
     * @param exitCode what a command ended with
     * @param took how long it took
     * @param arguments its arguments, if those are kept
     */
    public record Call(
            Instant at,
            String actor,
            String session,
            String tool,
            String decision,
            String outcome,
            Optional<Integer> exitCode,
            Duration took,
            Optional<String> arguments) {}

    /**
     * A call as kept.
     *
     * @param sequence rises with every call
     * @param call the call
     */
    public record Kept(long sequence, Call call) {}

    /** Adds a call. */
    public void append(Call call) {
        writer.run("add a tool call to the audit", c -> insert(c, call));
    }

    /**
     * The newest calls, newest first.
     *
     * @param session only of this session; empty: of all
     * @param before only calls with a lower sequence
     * @param limit how many at most
     */
    public List<Kept> newest(Optional<String> session, long before, int limit) {
        return reader.run("read the audit", c -> select(c, session, before, limit));
    }

    /** Deletes calls from before a moment, and the oldest beyond {@link #MAX_CALLS}. Returns how many. */
    public int forgetBefore(Instant moment) {
        int all = 0;
        int batch;
        do {
            batch = writer.run("delete old tool calls", c -> deleteBatch(c, moment));
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    private static boolean insert(Connection connection, Call call) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO tool_calls (at_ms, actor, session, tool, decision, outcome,"
                        + " exit_code, took_us, arguments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, call.at().toEpochMilli());
            statement.setString(2, call.actor());
            statement.setString(3, call.session());
            statement.setString(4, call.tool());
            statement.setString(5, call.decision());
            statement.setString(6, call.outcome());
            if (call.exitCode().isPresent()) {
                statement.setInt(7, call.exitCode().get());
            } else {
                statement.setNull(7, Types.INTEGER);
            }
            statement.setLong(8, call.took().toNanos() / 1_000);
            if (call.arguments().isPresent()) {
                statement.setString(9, cut(call.arguments().get(), MAX_ARGUMENTS));
            } else {
                statement.setNull(9, Types.VARCHAR);
            }
            return statement.executeUpdate() == 1;
        }
    }

    private static List<Kept> select(Connection connection, Optional<String> session, long before, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT sequence, at_ms, actor, session, tool, decision, outcome, exit_code, took_us, arguments"
                        + " FROM tool_calls WHERE sequence < ?" + (session.isPresent() ? " AND session = ?" : "")
                        + " ORDER BY sequence DESC LIMIT " + limit)) {
            statement.setLong(1, before);
            if (session.isPresent()) {
                statement.setString(2, session.get());
            }
            try (ResultSet row = statement.executeQuery()) {
                List<Kept> page = new ArrayList<>();
                while (row.next()) {
                    page.add(new Kept(row.getLong(1), call(row)));
                }
                return List.copyOf(page);
            }
        }
    }

    private static Call call(ResultSet row) throws SQLException {
        int code = row.getInt(8);
        Optional<Integer> exitCode = row.wasNull() ? Optional.empty() : Optional.of(code);
        return new Call(
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                exitCode,
                Duration.ofNanos(row.getLong(9) * 1_000),
                Optional.ofNullable(row.getString(10)));
    }

    private static int deleteBatch(Connection connection, Instant moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM tool_calls WHERE sequence IN (SELECT sequence FROM tool_calls WHERE at_ms < ? OR sequence"
                        + " <= (SELECT coalesce(max(sequence), 0) FROM tool_calls) - " + MAX_CALLS + " LIMIT " + BATCH
                        + ")")) {
            statement.setLong(1, moment.toEpochMilli());
            return statement.executeUpdate();
        }
    }

    /** A text cut to a length. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - CUT.length()) + CUT;
    }
}
