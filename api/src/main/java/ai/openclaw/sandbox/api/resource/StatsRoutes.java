package ai.openclaw.sandbox.api.resource;

import ai.openclaw.sandbox.api.http.Problem;
import ai.openclaw.sandbox.api.http.Replies;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.model.runtime.ContainerUsage;
import ai.openclaw.sandbox.model.runtime.ContainerUsage.Traffic;
import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.Usages;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.ContainerRef;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a sandbox uses: one sample, or with {@code watch=1} a line a second. How busy its processors are follows from two looks at what they did. */
public final class StatsRoutes {

    private static final long BETWEEN_MS = 1_000;
    private static final long FIRST_MS = 250;
    private static final int WATCHERS = 64;
    private static final double PERCENT = 100;

    private final ControlPlane control;
    private final Usages usages;
    private final Semaphore room = new Semaphore(WATCHERS);

    /** Asks the engine. */
    public StatsRoutes(ControlPlane control, Usages usages) {
        this.control = control;
        this.usages = usages;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get(Paths.one("sandboxes") + "/stats").handler(this::get);
    }

    /**
     * A sample.
     *
     * @param usage what is used
     * @param percent how busy the processors were since the sample before, 100 for one of them
     * @param cores most processors it may use, if that is limited
     */
    private record Sample(ContainerUsage usage, double percent, Optional<BigDecimal> cores) {}

    private void get(RoutingContext context) {
        SandboxName name = SandboxRoutes.named(control, context).identity().name();
        boolean watch = List.of("1", "true").contains(context.request().getParam("watch", "0"));
        if (!room.tryAcquire()) {
            throw Problem.tooMany(
                    "As many look at what sandboxes use as may (" + WATCHERS + "). Try again in a moment.");
        }
        Vertx vertx = context.vertx();
        Future<Sample> first = look(vertx, name).compose(before -> later(vertx, FIRST_MS, name, before));
        if (!watch) {
            first.onComplete(any -> room.release())
                    .onSuccess(sample -> Replies.json(context, 200, out -> write(out, sample)))
                    .onFailure(context::fail);
            return;
        }
        first.onFailure(e -> {
                    room.release();
                    context.fail(e);
                })
                .onSuccess(sample -> new Watcher(vertx, name).begin(context, sample));
    }

    /** Sends samples until one side goes. On one event loop. */
    private final class Watcher {
        private final Vertx vertx;
        private final SandboxName name;
        private final AtomicBoolean over = new AtomicBoolean();

        Watcher(Vertx vertx, SandboxName name) {
            this.vertx = vertx;
            this.name = name;
        }

        void begin(RoutingContext context, Sample sample) {
            if (context.response().closed()) {
                room.release();
                return;
            }
            NdjsonStream stream = NdjsonStream.begin(context, this::end);
            next(stream, sample);
        }

        private void next(NdjsonStream stream, Sample sample) {
            stream.send(out -> write(out, sample));
            later(vertx, BETWEEN_MS, name, sample.usage())
                    .onSuccess(now -> {
                        if (!over.get()) {
                            next(stream, now);
                        }
                    })
                    .onFailure(gone -> stream.end()); // its reader asks again, and hears why
        }

        private void end() {
            if (over.compareAndSet(false, true)) {
                room.release();
            }
        }
    }

    private Future<Sample> later(Vertx vertx, long millis, SandboxName name, ContainerUsage before) {
        Promise<Boolean> pause = Promise.promise();
        vertx.setTimer(millis, any -> pause.complete(true));
        return pause.future()
                .compose(any -> look(vertx, name))
                .map(now -> new Sample(now, percent(before, now), cores(name)));
    }

    private Future<ContainerUsage> look(Vertx vertx, SandboxName name) {
        return vertx.executeBlocking(() -> ask(name), false).map(Objects::requireNonNull);
    }

    private ContainerUsage ask(SandboxName name) {
        try {
            Optional<ContainerRef> container = control.board()
                    .get(name)
                    .flatMap(sandbox -> sandbox.status().container());
            Optional<ContainerUsage> usage =
                    container.isPresent() ? usages.usage(container.get().id()) : Optional.empty();
            return usage.orElseThrow(() -> Problem.conflict(
                    "sandboxes",
                    name.value(),
                    "Sandbox " + name + " has no running container now, so it uses nothing."));
        } catch (EngineException e) {
            throw Problem.unavailable(
                    "The engine does not say what it uses: " + e.failure().message());
        }
    }

    private Optional<BigDecimal> cores(SandboxName name) {
        return control.board()
                .get(name)
                .flatMap(Sandbox::desired)
                .flatMap(spec -> spec.container().limits().cpus());
    }

    /** A container that was made anew begins at nothing. */
    private static double percent(ContainerUsage before, ContainerUsage now) {
        long wall = Duration.between(before.at(), now.at()).toNanos();
        long busy = now.cpu().minus(before.cpu()).toNanos();
        return wall <= 0 || busy < 0 ? 0 : Math.round(busy * PERCENT * 10 / wall) / 10.0;
    }

    private static void write(JsonGenerator out, Sample sample) throws IOException {
        ContainerUsage usage = sample.usage();
        out.writeStartObject();
        out.writeStringField("at", usage.at().toString());
        out.writeObjectFieldStart("cpu");
        out.writeNumberField("percent", sample.percent());
        if (sample.cores().isPresent()) {
            out.writeNumberField("limitCores", sample.cores().get());
        }
        out.writeEndObject();
        pair(out, "memory", "bytes", usage.memoryBytes(), "limitBytes", usage.memoryLimitBytes());
        pair(out, "pids", "current", usage.pids(), "limit", usage.pidsLimit());
        if (usage.traffic().isPresent()) {
            Traffic traffic = usage.traffic().get();
            pair(out, "network", "rxBytes", traffic.receivedBytes(), "txBytes", Optional.of(traffic.sentBytes()));
        }
        out.writeEndObject();
    }

    private static void pair(
            JsonGenerator out, String object, String field, long value, String other, Optional<Long> more)
            throws IOException {
        out.writeObjectFieldStart(object);
        out.writeNumberField(field, value);
        if (more.isPresent()) {
            out.writeNumberField(other, more.get());
        }
        out.writeEndObject();
    }
}
