package ai.openclaw.sandbox.controller.metrics;

import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.model.runtime.ContainerSpec;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.EngineFailure;
import ai.openclaw.sandbox.model.runtime.EngineInfo;
import ai.openclaw.sandbox.model.runtime.EngineListener;
import ai.openclaw.sandbox.model.runtime.ExecRequest;
import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.runtime.ObservedImage;
import ai.openclaw.sandbox.model.runtime.OutputSink;
import ai.openclaw.sandbox.model.runtime.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Times every call to the engine, by operation and by how it ended. */
final class TimedEngine implements ContainerEngine {

    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(5)
    };

    private final ContainerEngine engine;
    private final Map<Operation, Map<Ending, Timer>> timers = new EnumMap<>(Operation.class);

    /** The calls there are; the names are the label's values in lower case. */
    private enum Operation {
        INFO,
        LIST,
        INSPECT,
        IMAGE,
        CREATE,
        START,
        RENAME,
        REMOVE,
        ENSURE_NETWORK,
        REMOVE_NETWORKS,
        EXEC
    }

    /** How a call may end. */
    private enum Ending {
        OK,
        NOT_FOUND,
        CONFLICT,
        UNAVAILABLE,
        DEADLINE_EXCEEDED,
        REJECTED,
        UNEXPECTED;

        static Ending of(EngineFailure failure) {
            return switch (failure) {
                case EngineFailure.NotFound missing -> NOT_FOUND;
                case EngineFailure.Conflict conflict -> CONFLICT;
                case EngineFailure.Unavailable away -> UNAVAILABLE;
                case EngineFailure.DeadlineExceeded late -> DEADLINE_EXCEEDED;
                case EngineFailure.Rejected rejected -> REJECTED;
            };
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws EngineException;
    }

    @FunctionalInterface
    private interface Order {
        void give() throws EngineException;
    }

    TimedEngine(ContainerEngine engine, MeterRegistry registry) {
        this.engine = engine;
        for (Operation operation : Operation.values()) {
            Map<Ending, Timer> endings = new EnumMap<>(Ending.class);
            for (Ending ending : Ending.values()) {
                endings.put(
                        ending,
                        Timer.builder("openclaw.engine.calls")
                                .description("Calls to the container engine by operation and how they ended.")
                                .tag("operation", Words.of(operation))
                                .tag("outcome", Words.of(ending))
                                .serviceLevelObjectives(STEPS)
                                .register(registry));
            }
            timers.put(operation, endings);
        }
    }

    private <T> T timed(Operation operation, Call<T> call) throws EngineException {
        long begin = System.nanoTime();
        Ending ending = Ending.UNEXPECTED;
        try {
            T answer = call.make();
            ending = Ending.OK;
            return answer;
        } catch (EngineException e) {
            ending = Ending.of(e.failure());
            throw e;
        } finally {
            Timer timer = timers.getOrDefault(operation, Map.of()).get(ending);
            if (timer != null) {
                timer.record(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    private void order(Operation operation, Order order) throws EngineException {
        timed(operation, () -> {
            order.give();
            return true;
        });
    }

    @Override
    public EngineInfo info() throws EngineException {
        return timed(Operation.INFO, engine::info);
    }

    @Override
    public List<ObservedContainer> list(Map<String, String> labels) throws EngineException {
        return timed(Operation.LIST, () -> engine.list(labels));
    }

    @Override
    public Optional<ObservedContainer> inspect(String idOrName) throws EngineException {
        return timed(Operation.INSPECT, () -> engine.inspect(idOrName));
    }

    @Override
    public Optional<ObservedImage> image(String reference) throws EngineException {
        return timed(Operation.IMAGE, () -> engine.image(reference));
    }

    @Override
    public String create(String name, ContainerSpec spec, Map<String, String> creationLabels) throws EngineException {
        return timed(Operation.CREATE, () -> engine.create(name, spec, creationLabels));
    }

    @Override
    public void start(String id) throws EngineException {
        order(Operation.START, () -> engine.start(id));
    }

    @Override
    public void rename(String id, String newName) throws EngineException {
        order(Operation.RENAME, () -> engine.rename(id, newName));
    }

    @Override
    public void remove(String id) throws EngineException {
        order(Operation.REMOVE, () -> engine.remove(id));
    }

    @Override
    public void ensureNetwork(String name, Map<String, String> labels) throws EngineException {
        order(Operation.ENSURE_NETWORK, () -> engine.ensureNetwork(name, labels));
    }

    @Override
    public void removeUnusedNetworks(Map<String, String> labels) throws EngineException {
        order(Operation.REMOVE_NETWORKS, () -> engine.removeUnusedNetworks(labels));
    }

    @Override
    public int exec(String id, ExecRequest request, OutputSink output, Duration deadline) throws EngineException {
        return timed(Operation.EXEC, () -> engine.exec(id, request, output, deadline));
    }

    @Override
    public Subscription watch(Instant since, EngineListener listener) {
        return engine.watch(since, listener);
    }

    @Override
    public void close() {
        engine.close();
    }
}
