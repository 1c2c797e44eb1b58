package ai.openclaw.sandbox.controller.metrics;

import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.reconciler.status.StatusBoard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** How many sandboxes there are in each phase: kept by what the board tells, so that a scrape does not count thousands. */
final class PhaseCount implements StatusBoard.Watcher {

    private final Map<Phase, AtomicInteger> counts = new EnumMap<>(Phase.class);

    PhaseCount(MeterRegistry registry) {
        for (Phase phase : Phase.values()) {
            AtomicInteger count = new AtomicInteger();
            counts.put(phase, count);
            Gauge.builder("openclaw.sandboxes", count, AtomicInteger::get)
                    .description("Sandboxes by phase.")
                    .tag("phase", phase.word())
                    .register(registry);
        }
    }

    @Override
    public void changed(Optional<Sandbox> before, Sandbox now) {
        before.ifPresent(it -> add(it, -1));
        add(now, 1);
    }

    @Override
    public void removed(Sandbox last, long resourceVersion) {
        add(last, -1);
    }

    private void add(Sandbox sandbox, int difference) {
        AtomicInteger count = counts.get(sandbox.status().phase());
        if (count != null) {
            count.addAndGet(difference);
        }
    }
}
