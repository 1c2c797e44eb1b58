package ai.openclaw.sandbox.controller.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Readings of the configuration, by what came of them. */
public final class ReloadCounter {

    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

    /** What came of a reading. */
    public enum Result {
        /** All of it is in force. */
        APPLIED,
        /** Some agents keep their last good settings. */
        PARTLY,
        /** The last good one stays in force, or there is none. */
        REFUSED
    }

    ReloadCounter(MeterRegistry registry) {
        for (Result result : Result.values()) {
            counters.put(
                    result,
                    Counter.builder("openclaw.config.reloads")
                            .description("Readings of the configuration by what came of them.")
                            .tag("outcome", Words.of(result))
                            .register(registry));
        }
    }

    /** Counts one. */
    public void count(Result result) {
        Counter counter = counters.get(result);
        if (counter != null) {
            counter.increment();
        }
    }
}
