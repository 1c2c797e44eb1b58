package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.controller.store.RecordJson.UnreadableException;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows a sandbox's record is kept in: one in {@code sandboxes} and one in {@code containers} for each of its containers. */
final class SandboxRows {

    private static final String WRITE = """
        INSERT INTO sandboxes (name, kind, agent, scope, scope_key, first_seen_ms, last_used_ms, intent, warned_hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, agent = excluded.agent, scope = excluded.scope,
          scope_key = excluded.scope_key, first_seen_ms = excluded.first_seen_ms, last_used_ms = excluded.last_used_ms,
          intent = excluded.intent, warned_hash = excluded.warned_hash
        """;
    private static final String WRITE_CONTAINER = """
        INSERT INTO containers (sandbox, id, made_from, setup) VALUES (?, ?, ?, ?)
        ON CONFLICT (sandbox, id) DO UPDATE SET made_from = excluded.made_from, setup = excluded.setup
        """;
    private static final String READ = """
        SELECT name, kind, agent, scope, scope_key, first_seen_ms, last_used_ms, intent, warned_hash FROM sandboxes
        """;

    private final RecordJson json = new RecordJson();

    /**
     * What the tables hold.
     *
     * @param records what could be read
     * @param unreadable what could not, one sentence each
     */
    record Loaded(List<SandboxRecord> records, List<String> unreadable) {
        Loaded {
            records = List.copyOf(records);
            unreadable = List.copyOf(unreadable);
        }
    }

    Loaded read(Connection connection) throws SQLException {
        List<String> unreadable = new ArrayList<>();
        Map<String, Map<String, ContainerRecord>> containers = readContainers(connection, unreadable);
        List<SandboxRecord> records = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            while (row.next()) {
                String name = row.getString(1);
                try {
                    records.add(sandbox(row, containers.getOrDefault(name, Map.of())));
                } catch (IllegalArgumentException | UnreadableException e) {
                    unreadable.add(sentence("sandbox " + name, e));
                }
            }
        }
        return new Loaded(records, unreadable);
    }

    void write(Connection connection, SandboxRecord record) throws SQLException {
        SandboxIdentity identity = record.identity();
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, identity.name().value());
            statement.setString(2, identity.kind().word());
            statement.setString(3, identity.agent().value());
            statement.setString(4, identity.scope().word());
            statement.setString(5, identity.scopeKey().value());
            statement.setLong(6, record.firstSeen().toEpochMilli());
            set(statement, 7, record.lastUsed().map(Instant::toEpochMilli), Types.BIGINT);
            set(statement, 8, record.intent().map(json::intent), Types.VARCHAR);
            set(statement, 9, record.warnedHash(), Types.VARCHAR);
            statement.executeUpdate();
        }
    }

    void delete(Connection connection, SandboxName name) throws SQLException {
        update(connection, "DELETE FROM sandboxes WHERE name = ?", name.value());
    }

    void writeContainer(Connection connection, SandboxName sandbox, String id, ContainerRecord container)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE_CONTAINER)) {
            statement.setString(1, sandbox.value());
            statement.setString(2, id);
            set(statement, 3, container.madeFrom().map(json::fields), Types.VARCHAR);
            statement.setString(4, json.setup(container.setup()));
            statement.executeUpdate();
        }
    }

    void deleteContainer(Connection connection, SandboxName sandbox, String id) throws SQLException {
        update(connection, "DELETE FROM containers WHERE sandbox = ? AND id = ?", sandbox.value(), id);
    }

    void deleteContainers(Connection connection, SandboxName sandbox) throws SQLException {
        update(connection, "DELETE FROM containers WHERE sandbox = ?", sandbox.value());
    }

    private Map<String, Map<String, ContainerRecord>> readContainers(Connection connection, List<String> unreadable)
            throws SQLException {
        Map<String, Map<String, ContainerRecord>> bySandbox = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sandbox, id, made_from, setup FROM containers")) {
            while (row.next()) {
                String sandbox = row.getString(1);
                try {
                    bySandbox.computeIfAbsent(sandbox, name -> new HashMap<>()).put(row.getString(2), container(row));
                } catch (UnreadableException e) {
                    unreadable.add(sentence("container " + row.getString(2) + " of " + sandbox, e));
                }
            }
        }
        return bySandbox;
    }

    private SandboxRecord sandbox(ResultSet row, Map<String, ContainerRecord> containers)
            throws SQLException, UnreadableException {
        SandboxIdentity identity = new SandboxIdentity(
                new SandboxName(row.getString(1)),
                SandboxKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                new AgentId(row.getString(3)),
                SandboxScope.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                new ScopeKey(row.getString(5)));
        Instant firstSeen = Instant.ofEpochMilli(row.getLong(6));
        long lastUsed = row.getLong(7);
        Optional<Instant> used = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastUsed));
        String request = row.getString(8);
        return new SandboxRecord(
                identity,
                firstSeen,
                used,
                containers,
                request == null ? Optional.empty() : Optional.of(json.intent(request)),
                Optional.ofNullable(row.getString(9)));
    }

    private ContainerRecord container(ResultSet row) throws SQLException, UnreadableException {
        String madeFrom = row.getString(3);
        return new ContainerRecord(
                madeFrom == null ? Optional.empty() : Optional.of(json.fields(madeFrom)), json.setup(row.getString(4)));
    }

    private static String sentence(String which, Exception why) {
        return "The record of " + which + " cannot be read (" + why.getMessage() + ") and counts as not there.";
    }

    private static void set(PreparedStatement statement, int index, Optional<?> value, int type) throws SQLException {
        if (value.isPresent()) {
            statement.setObject(index, value.get(), type);
        } else {
            statement.setNull(index, type);
        }
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
