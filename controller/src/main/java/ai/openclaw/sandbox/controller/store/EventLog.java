package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The timeline in the registry. Times are kept to the millisecond. */
public final class EventLog {

    /** Most events kept, however young; about 80 MB. */
    public static final int MAX_EVENTS = 200_000;

    /** Most characters of an event's message; longer ones are cut. */
    public static final int MAX_MESSAGE = 8 * 1024;

    /** Most events deleted while others wait for the registry. */
    private static final int BATCH = 1_000;

    private static final Map<String, SandboxEvent.Type> TYPES = Arrays.stream(SandboxEvent.Type.values())
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private static final String CUT = " …";

    private final RegistryConnection writer;
    private final RegistryConnection reader;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    EventLog(RegistryConnection writer, RegistryConnection reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** Adds an event. */
    public void append(SandboxEvent event) {
        writer.run("add an event of " + event.sandbox(), c -> insert(c, event));
        listeners.forEach(Runnable::run);
    }

    /** Calls a listener, in the thread of whoever adds it, when there is an event more. It must return at once. */
    public void follow(Runnable listener) {
        listeners.add(listener);
    }

    /** A page of events. */
    public List<StoredEvent> page(EventQuery query) {
        return reader.run("read events", c -> select(c, query));
    }

    /** The sequence number of the newest event; 0 when there was none yet. */
    public long last() {
        return reader.run("read events", c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row = statement.executeQuery("SELECT coalesce(max(sequence), 0) FROM events")) {
                return row.getLong(1);
            }
        });
    }

    /**
     * Deletes events from before a moment, and the oldest beyond {@link #MAX_EVENTS}; in batches, between which others get their turn.
     *
     * @return how many were deleted
     */
    public int forgetBefore(Instant moment) {
        long oldestKept = last() - MAX_EVENTS;
        int all = 0;
        int batch;
        do {
            batch = writer.run("delete old events", c -> deleteBatch(c, moment, oldestKept));
            all += batch;
        } while (batch == BATCH);
        return all;
    }

    private static boolean insert(Connection connection, SandboxEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO events (at_ms, sandbox, type, actor, reason, message) VALUES (?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, event.at().toEpochMilli());
            statement.setString(2, event.sandbox().value());
            statement.setString(3, event.type().name());
            statement.setString(4, event.actor());
            statement.setString(5, event.reason());
            statement.setString(6, cut(event.message()));
            return statement.executeUpdate() == 1;
        }
    }

    private static List<StoredEvent> select(Connection connection, EventQuery query) throws SQLException {
        boolean forward = query.order() == EventQuery.Order.OLDEST_FIRST;
        String sql = "SELECT sequence, at_ms, sandbox, type, actor, reason, message FROM events WHERE sequence "
                + (forward ? ">" : "<") + " ?" + (query.sandbox().isPresent() ? " AND sandbox = ?" : "")
                + " ORDER BY sequence " + (forward ? "ASC" : "DESC") + " LIMIT " + query.limit();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, query.from());
            if (query.sandbox().isPresent()) {
                statement.setString(2, query.sandbox().get().value());
            }
            try (ResultSet row = statement.executeQuery()) {
                List<StoredEvent> page = new ArrayList<>();
                while (row.next()) {
                    event(row).ifPresent(page::add);
                }
                return List.copyOf(page);
            }
        }
    }

    /** The event of a row; none when a newer daemon wrote a type that this one does not know. */
    private static Optional<StoredEvent> event(ResultSet row) throws SQLException {
        SandboxEvent.Type type = TYPES.get(row.getString(4));
        if (type == null) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(row.getLong(2));
        SandboxName sandbox = new SandboxName(row.getString(3));
        return Optional.of(new StoredEvent(
                row.getLong(1),
                new SandboxEvent(at, sandbox, type, row.getString(5), row.getString(6), row.getString(7))));
    }

    private static int deleteBatch(Connection connection, Instant moment, long oldestKept) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM events WHERE sequence IN"
                + " (SELECT sequence FROM events WHERE at_ms < ? OR sequence <= ? LIMIT " + BATCH + ")")) {
            statement.setLong(1, moment.toEpochMilli());
            statement.setLong(2, oldestKept);
            return statement.executeUpdate();
        }
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - CUT.length()) + CUT;
    }
}
