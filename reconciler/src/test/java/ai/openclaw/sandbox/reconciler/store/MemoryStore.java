package ai.openclaw.sandbox.reconciler.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A store in memory whose disk can be full. */
public final class MemoryStore implements SandboxStore {

    private final Map<SandboxName, SandboxRecord> kept = new TreeMap<>();
    private final List<SandboxEvent> events = new ArrayList<>();
    private int writes;
    private boolean full;

    /** Whether every write fails from now on. */
    public void full(boolean isFull) {
        full = isFull;
    }

    /** How often something was written. */
    public int writes() {
        return writes;
    }

    /** The timeline, oldest first. */
    public List<SandboxEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public List<SandboxRecord> load() {
        return List.copyOf(kept.values());
    }

    @Override
    public void save(SandboxRecord record) {
        write();
        kept.put(record.name(), record);
    }

    @Override
    public void delete(SandboxName name) {
        write();
        kept.remove(name);
    }

    @Override
    public void append(SandboxEvent event) {
        write();
        events.add(event);
    }

    private void write() {
        if (full) {
            throw new StoreException("the disk is full", new IOException("no space left on device"));
        }
        writes++;
    }
}
