package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Keeps records and events in memory, until its disk is full. */
final class MemoryStore implements SandboxStore, Events {

    private final List<Entry> events = new ArrayList<>(); // guarded by this
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    void fillDisk() {
        full = true;
    }

    @Override
    public List<SandboxRecord> load() {
        return List.of();
    }

    @Override
    public void save(SandboxRecord record) {
        write();
    }

    @Override
    public void delete(SandboxName name) {
        write();
    }

    @Override
    public void append(SandboxEvent event) {
        write();
        synchronized (this) {
            events.add(new Entry(events.size() + 1L, event));
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public synchronized long last() {
        return events.size();
    }

    @Override
    public void follow(Runnable listener) {
        listeners.add(listener);
    }

    private void write() {
        if (full) {
            throw new StoreException("database or disk is full", new IOException("no space left on device"));
        }
    }

    @Override
    public synchronized List<Entry> page(Query query) {
        boolean forward = query.order() == Order.OLDEST_FIRST;
        long from = query.from().orElse(forward ? 0 : Long.MAX_VALUE);
        Predicate<Entry> beyond = entry -> forward ? entry.sequence() > from : entry.sequence() < from;
        Comparator<Entry> inOrder = Comparator.comparingLong(Entry::sequence);
        return events.stream()
                .filter(beyond)
                .filter(entry ->
                        query.sandbox().map(entry.event().sandbox()::equals).orElse(true))
                .sorted(forward ? inOrder : inOrder.reversed())
                .limit(query.limit())
                .toList();
    }
}
