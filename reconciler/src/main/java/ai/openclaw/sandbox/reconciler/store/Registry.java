package ai.openclaw.sandbox.reconciler.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The records, at hand in memory and kept in the store with every change. One sandbox's record is changed by one thread at a time. */
public final class Registry {

    private final SandboxStore store;
    private final Map<SandboxName, SandboxRecord> records = new ConcurrentHashMap<>();

    /** Reads all records. */
    public Registry(SandboxStore store) {
        this.store = store;
        for (SandboxRecord record : store.load()) {
            records.put(record.name(), record);
        }
    }

    /** What is remembered of a sandbox. */
    public Optional<SandboxRecord> get(SandboxName name) {
        return Optional.ofNullable(records.get(name));
    }

    /** What is remembered of a sandbox, or that it is seen for the first time; the latter is not kept yet. */
    public SandboxRecord getOrNew(SandboxIdentity identity, Instant now) {
        SandboxRecord record = records.get(identity.name());
        return record != null ? record : SandboxRecord.firstSeen(identity, now);
    }

    /** Changes a record, or makes it; nothing is written when nothing changes. */
    public SandboxRecord update(SandboxIdentity identity, Instant now, UnaryOperator<SandboxRecord> change) {
        return records.compute(identity.name(), (name, before) -> {
            SandboxRecord after = change.apply(before != null ? before : SandboxRecord.firstSeen(identity, now));
            if (!after.equals(before)) {
                store.save(after); // first on disk, then in memory: nothing is acted on that could be forgotten
            }
            return after;
        });
    }

    /** Keeps a use of a sandbox that is remembered, if it lies later by more than {@code grain} than the last one kept. */
    public void used(SandboxName name, Instant at, Duration grain) {
        records.computeIfPresent(name, (same, before) -> {
            boolean news =
                    before.lastUsed().map(last -> at.isAfter(last.plus(grain))).orElse(true);
            return news ? kept(before.usedAt(at)) : before;
        });
    }

    private SandboxRecord kept(SandboxRecord record) {
        store.save(record);
        return record;
    }

    /** Forgets a sandbox. */
    public void forget(SandboxName name) {
        records.computeIfPresent(name, (same, record) -> {
            store.delete(name);
            return null; // as the map's own contract has it: the entry goes
        });
    }

    /** All names remembered. */
    public List<SandboxName> names() {
        return List.copyOf(records.keySet());
    }

    /** Adds to the timeline. */
    public void append(SandboxEvent event) {
        store.append(event);
    }
}
