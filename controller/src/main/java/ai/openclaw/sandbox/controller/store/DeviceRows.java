package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.api.port.DeviceStore;
import ai.openclaw.sandbox.api.port.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paired devices in the registry. Of tokens there are digests only. Times are kept to the millisecond. */
public final class DeviceRows implements DeviceStore {

    private final RegistryConnection writer;

    DeviceRows(RegistryConnection writer) {
        this.writer = writer;
    }

    @Override
    public List<Device> load() {
        return writer.run("read the paired devices", DeviceRows::select);
    }

    @Override
    public void put(Device device) {
        writer.run("keep a paired device", c -> insert(c, device));
    }

    @Override
    public void remove(String id) {
        writer.run("forget a device", c -> {
            try (PreparedStatement statement = c.prepareStatement("DELETE FROM devices WHERE id = ?")) {
                statement.setString(1, id);
                return statement.executeUpdate();
            }
        });
    }

    private static List<Device> select(Connection connection) throws SQLException {
        List<Device> devices = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, name, role, token, outdated_token, paired_at_ms,"
                        + " last_seen_ms, revoked_at_ms FROM devices ORDER BY paired_at_ms, id")) {
            while (row.next()) {
                devices.add(device(row));
            }
        }
        return devices;
    }

    /** A role that a newer daemon knows and this one does not is the least one here. */
    private static Device device(ResultSet row) throws SQLException {
        Optional<Instant> revokedAt =
                Optional.ofNullable(row.getString(8)).map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
        return new Device(
                row.getString(1),
                row.getString(2),
                Role.parse(row.getString(3)).orElse(Role.VIEWER),
                new Tokens(Optional.ofNullable(row.getString(4)), Optional.ofNullable(row.getString(5))),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                revokedAt);
    }

    private static int insert(Connection connection, Device device) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT OR REPLACE INTO devices (id, name, role, token, outdated_token, paired_at_ms, last_seen_ms,"
                        + " revoked_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, device.id());
            statement.setString(2, device.name());
            statement.setString(3, device.role().word());
            text(statement, 4, device.tokens().current());
            text(statement, 5, device.tokens().outdated());
            statement.setLong(6, device.pairedAt().toEpochMilli());
            statement.setLong(7, device.lastSeenAt().toEpochMilli());
            if (device.revokedAt().isPresent()) {
                statement.setLong(8, device.revokedAt().get().toEpochMilli());
            } else {
                statement.setNull(8, Types.INTEGER);
            }
            return statement.executeUpdate();
        }
    }

    private static void text(PreparedStatement statement, int place, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            statement.setString(place, text.get());
        } else {
            statement.setNull(place, Types.VARCHAR);
        }
    }
}
