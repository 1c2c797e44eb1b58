package ai.openclaw.sandbox.controller.metrics;

import ai.openclaw.sandbox.reconciler.execute.Outcome;
import ai.openclaw.sandbox.reconciler.loop.Probe;
import ai.openclaw.sandbox.reconciler.plan.Action;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How the loop does: visits, waiting, and actions by kind and what came of them. */
final class LoopMeters implements Probe {

    private static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final Timer visits;
    private final Timer waits;
    private final Map<Kind, Map<Result, Counter>> actions = new EnumMap<>(Kind.class);

    /** What is done to an engine or a record; the names are the label's values in lower case. */
    enum Kind {
        CREATE,
        ADOPT,
        START,
        SETUP,
        RENAME,
        REMOVE,
        SETTLE,
        FORGET,
        REST;

        static Kind of(Action action) {
            return switch (action) {
                case Action.Create create -> CREATE;
                case Action.Adopt adopt -> ADOPT;
                case Action.Start start -> START;
                case Action.RunSetup setup -> SETUP;
                case Action.Rename rename -> RENAME;
                case Action.Remove remove -> REMOVE;
                case Action.Settle settle -> SETTLE;
                case Action.Forget forget -> FORGET;
                case Action.Rest rest -> REST;
            };
        }
    }

    /** What came of it. */
    enum Result {
        DONE,
        DEFERRED,
        FAILED,
        ENGINE_AWAY;

        static Result of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Rested rested -> DONE;
                case Outcome.Advanced advanced -> DONE;
                case Outcome.Deferred deferred -> DEFERRED;
                case Outcome.Failed failed -> FAILED;
                case Outcome.EngineAway away -> ENGINE_AWAY;
            };
        }
    }

    LoopMeters(MeterRegistry registry) {
        visits = timer(registry, "openclaw.visits", "Visits to sandboxes, each one pass of observe, plan and execute.");
        waits = timer(registry, "openclaw.queue.wait", "How long sandboxes waited for their visit.");
        for (Kind kind : Kind.values()) {
            Map<Result, Counter> results = new EnumMap<>(Result.class);
            for (Result result : Result.values()) {
                results.put(
                        result,
                        Counter.builder("openclaw.actions")
                                .description("Actions carried out, or tried, by kind and what came of them.")
                                .tag("kind", Words.of(kind))
                                .tag("outcome", Words.of(result))
                                .register(registry));
            }
            actions.put(kind, results);
        }
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    @Override
    public void waited(Duration time) {
        waits.record(time);
    }

    @Override
    public void visited(Duration took) {
        visits.record(took);
    }

    @Override
    public void acted(Action action, Outcome outcome) {
        Counter counter = actions.getOrDefault(Kind.of(action), Map.of()).get(Result.of(outcome));
        if (counter != null) {
            counter.increment();
        }
    }
}
