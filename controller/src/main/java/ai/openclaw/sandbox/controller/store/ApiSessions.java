package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.session.Session;
import ai.openclaw.sandbox.model.session.SessionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sessions opened through our API or command line. Each is held open for its time to live, counted from when it was last opened or touched, and
 * is gone after that. They are kept in the registry and, for reading, in memory.
 */
public final class ApiSessions {

    /** The time to live of a session opened without one. */
    public static final Duration DEFAULT_TTL = Duration.ofHours(24);

    /** The least time to live. */
    public static final Duration MIN_TTL = Duration.ofSeconds(1);

    /** The most time to live. */
    public static final Duration MAX_TTL = Duration.ofDays(30);

    /** Most sessions open at once. */
    public static final int MAX_SESSIONS = 100_000;

    /** How old a touch must be for another one to be written: a tool call every few milliseconds must not mean a write each. */
    private static final Duration TOUCH_STEP = Duration.ofSeconds(5);

    /** Most characters of a key in an error. */
    private static final int MAX_SHOWN = 80;

    private final RegistryConnection writer;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<SessionKey, Held> held = new HashMap<>(); // guarded by the writer's lock

    private record Held(Instant updatedAt, Duration ttl) {
        Instant until() {
            return updatedAt.plus(ttl);
        }

        Session session(SessionKey key) {
            return new Session(key, updatedAt, Optional.of(until()), Session.Source.API);
        }
    }

    ApiSessions(RegistryConnection writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
        writer.run("read the sessions opened here", this::load);
    }

    /** Calls {@code listener} after every change, on the thread that made it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Opens a session, or renews one that is open.
     *
     * @throws IllegalArgumentException when the time to live is out of range
     * @throws TooManySessionsException when {@link #MAX_SESSIONS} are open
     */
    public Session open(SessionKey key, Duration ttl) {
        if (ttl.compareTo(MIN_TTL) < 0 || ttl.compareTo(MAX_TTL) > 0) {
            throw new IllegalArgumentException("ttl must be " + MIN_TTL.toSeconds() + "s to " + MAX_TTL.toDays() + "d");
        }
        Held now = new Held(clock.instant(), ttl);
        writer.run("open session " + shown(key), c -> {
            if (held.size() >= MAX_SESSIONS && !held.containsKey(key)) {
                throw new TooManySessionsException();
            }
            return write(c, key, now);
        });
        listeners.forEach(Runnable::run);
        return now.session(key);
    }

    /** Says that an open session was used, which starts its time to live anew; empty when it is not open. */
    public Optional<Session> touch(SessionKey key) {
        Instant now = clock.instant();
        boolean[] written = new boolean[1];
        Optional<Session> touched = writer.run("touch session " + shown(key), c -> {
            Held before = held.get(key);
            if (before == null || !before.until().isAfter(now)) {
                return Optional.empty();
            }
            if (now.isBefore(before.updatedAt().plus(TOUCH_STEP))) {
                return Optional.of(before.session(key));
            }
            Held after = new Held(now, before.ttl());
            written[0] = write(c, key, after);
            return Optional.of(after.session(key));
        });
        if (written[0]) {
            listeners.forEach(Runnable::run);
        }
        return touched;
    }

    /** Closes a session. Returns whether it was open. */
    public boolean close(SessionKey key) {
        boolean closed = writer.run("close session " + shown(key), c -> delete(c, key));
        if (closed) {
            listeners.forEach(Runnable::run);
        }
        return closed;
    }

    /** The sessions open now, in no order. */
    public List<Session> open() {
        Instant now = clock.instant();
        return writer.run(
                "read the sessions opened here",
                c -> held.entrySet().stream()
                        .filter(entry -> entry.getValue().until().isAfter(now))
                        .map(entry -> entry.getValue().session(entry.getKey()))
                        .toList());
    }

    /** Deletes those whose time is over. Returns how many. */
    public int forgetExpired() {
        Instant now = clock.instant();
        return writer.run("forget expired sessions", c -> {
            List<SessionKey> over = held.entrySet().stream()
                    .filter(entry -> !entry.getValue().until().isAfter(now))
                    .map(Map.Entry::getKey)
                    .toList();
            for (SessionKey key : over) {
                delete(c, key);
            }
            return over.size();
        });
    }

    private boolean load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT key, updated_at_ms, ttl_ms FROM api_sessions")) {
            while (row.next()) {
                Held session = new Held(Instant.ofEpochMilli(row.getLong(2)), Duration.ofMillis(row.getLong(3)));
                held.put(new SessionKey(row.getString(1)), session);
            }
            return true;
        }
    }

    private boolean write(Connection connection, SessionKey key, Held session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT OR REPLACE INTO api_sessions (key, updated_at_ms, ttl_ms) VALUES (?, ?, ?)")) {
            statement.setString(1, key.value());
            statement.setLong(2, session.updatedAt().toEpochMilli());
            statement.setLong(3, session.ttl().toMillis());
            statement.executeUpdate();
        }
        held.put(key, session);
        return true;
    }

    private boolean delete(Connection connection, SessionKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM api_sessions WHERE key = ?")) {
            statement.setString(1, key.value());
            statement.executeUpdate();
        }
        return held.remove(key) != null;
    }

    private static String shown(SessionKey key) {
        String value = key.value();
        return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
    }

    /** There are as many sessions as there may be. */
    public static final class TooManySessionsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySessionsException() {
            super(MAX_SESSIONS + " sessions are open, which is the most there may be. Close some first.");
        }
    }
}
