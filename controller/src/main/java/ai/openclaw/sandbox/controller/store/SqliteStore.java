package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of sandboxes in the registry. Times are kept to the millisecond. */
public final class SqliteStore implements SandboxStore {

    private final RegistryConnection writer;
    private final EventLog events;
    private final SandboxRows rows = new SandboxRows();

    /** What is on disk, so that a save writes only what differs: set-up output of 64 KiB is not rewritten at every use. */
    private final Map<SandboxName, SandboxRecord> kept = new HashMap<>(); // guarded by the writer's lock

    private volatile List<String> unreadable = List.of();

    SqliteStore(RegistryConnection writer, EventLog events) {
        this.writer = writer;
        this.events = events;
    }

    @Override
    public List<SandboxRecord> load() {
        return writer.run("read the sandboxes", c -> {
            SandboxRows.Loaded loaded = rows.read(c);
            kept.clear();
            loaded.records().forEach(record -> kept.put(record.name(), record));
            unreadable = loaded.unreadable();
            return loaded.records();
        });
    }

    /** Records the last {@link #load} found and could not read, one sentence each. Their containers are adopted by their labels. */
    public List<String> unreadable() {
        return unreadable;
    }

    @Override
    public void save(SandboxRecord record) {
        writer.run("keep the record of " + record.name(), c -> {
            SandboxRecord before = kept.get(record.name());
            if (!record.equals(before)) {
                write(c, record, before);
                kept.put(record.name(), record);
            }
            return true;
        });
    }

    @Override
    public void delete(SandboxName name) {
        writer.run("forget the record of " + name, c -> {
            rows.delete(c, name);
            return kept.remove(name) != null;
        });
    }

    @Override
    public void append(SandboxEvent event) {
        events.append(event);
    }

    private void write(Connection c, SandboxRecord record, @Nullable SandboxRecord before) throws SQLException {
        if (before != null && before.containers().equals(record.containers())) {
            rows.write(c, record);
            return;
        }
        RegistryConnection.atomically(c, () -> {
            rows.write(c, record);
            if (before == null) {
                rows.deleteContainers(c, record.name());
            }
            writeContainers(c, record, before == null ? Map.of() : before.containers());
        });
    }

    private void writeContainers(Connection c, SandboxRecord record, Map<String, ContainerRecord> before)
            throws SQLException {
        for (Map.Entry<String, ContainerRecord> container : record.containers().entrySet()) {
            if (!container.getValue().equals(before.get(container.getKey()))) {
                rows.writeContainer(c, record.name(), container.getKey(), container.getValue());
            }
        }
        for (String id : before.keySet()) {
            if (!record.containers().containsKey(id)) {
                rows.deleteContainer(c, record.name(), id);
            }
        }
    }
}
