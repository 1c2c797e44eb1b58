package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A store in memory that outlives the daemon: what a call returned from is kept, what it did not return from may be or not. */
final class SimulatedStore implements SandboxStore {

    private final Map<SandboxName, SandboxRecord> records = new TreeMap<>();
    private final Map<SandboxName, SandboxEvent> lastEvents = new TreeMap<>();
    private final Runnable aroundWrites;
    private final Consumer<SandboxEvent> onEvent;
    private final Set<String> everKept = new HashSet<>(); // container ids
    private boolean full;

    /** {@code aroundWrites} runs before and after each write, and may be the daemon's end; {@code onEvent} reads the timeline. */
    SimulatedStore(Runnable aroundWrites, Consumer<SandboxEvent> onEvent) {
        this.aroundWrites = aroundWrites;
        this.onEvent = onEvent;
    }

    void full(boolean isFull) {
        full = isFull;
    }

    Map<SandboxName, SandboxRecord> records() {
        return records;
    }

    /** Whether a container is in a record. */
    boolean keeps(String containerId) {
        return records.values().stream()
                .anyMatch(record -> record.container(containerId).isPresent());
    }

    /** What is kept of a container. */
    Optional<ContainerRecord> record(String containerId) {
        return records.values().stream()
                .flatMap(record -> record.container(containerId).stream())
                .findFirst();
    }

    /** Whether a container has ever been in a record. */
    boolean everKept(String containerId) {
        return everKept.contains(containerId);
    }

    /** The last entry in a sandbox's timeline. */
    Optional<SandboxEvent> lastEvent(SandboxName name) {
        return Optional.ofNullable(lastEvents.get(name));
    }

    @Override
    public List<SandboxRecord> load() {
        return List.copyOf(records.values());
    }

    @Override
    public void save(SandboxRecord record) {
        write(() -> {
            records.put(record.name(), record);
            everKept.addAll(record.containers().keySet());
        });
    }

    @Override
    public void delete(SandboxName name) {
        write(() -> records.remove(name));
    }

    @Override
    public void append(SandboxEvent event) {
        write(() -> {
            lastEvents.put(event.sandbox(), event);
            onEvent.accept(event);
        });
    }

    private void write(Runnable change) {
        aroundWrites.run();
        if (full) {
            throw new StoreException("the disk is full", new IOException("no space left on device"));
        }
        change.run();
        aroundWrites.run();
    }
}
