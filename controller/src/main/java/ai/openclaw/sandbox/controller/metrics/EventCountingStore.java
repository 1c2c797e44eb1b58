package ai.openclaw.sandbox.controller.metrics;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is told of sandboxes, by type. */
final class EventCountingStore implements SandboxStore {

    private final SandboxStore store;
    private final Map<SandboxEvent.Type, Counter> events = new EnumMap<>(SandboxEvent.Type.class);

    EventCountingStore(SandboxStore store, MeterRegistry registry) {
        this.store = store;
        for (SandboxEvent.Type type : SandboxEvent.Type.values()) {
            events.put(
                    type,
                    Counter.builder("openclaw.events")
                            .description("Events in the timelines of sandboxes, by type.")
                            .tag("type", Words.of(type))
                            .register(registry));
        }
    }

    @Override
    public List<SandboxRecord> load() {
        return store.load();
    }

    @Override
    public void save(SandboxRecord record) {
        store.save(record);
    }

    @Override
    public void delete(SandboxName name) {
        store.delete(name);
    }

    @Override
    public void append(SandboxEvent event) {
        store.append(event);
        Counter counter = events.get(event.type());
        if (counter != null) {
            counter.increment();
        }
    }
}
