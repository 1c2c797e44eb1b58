package ai.openclaw.sandbox.controller.metrics;

import ai.openclaw.sandbox.api.port.Figures;
import ai.openclaw.sandbox.model.runtime.ContainerEngine;
import ai.openclaw.sandbox.reconciler.loop.EngineLink;
import ai.openclaw.sandbox.reconciler.loop.Probe;
import ai.openclaw.sandbox.reconciler.loop.Reconciler;
import ai.openclaw.sandbox.reconciler.store.SandboxStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** All figures of a daemon. Closing it ends the listening to the garbage collector. */
public final class Meters implements Figures, AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final LoopMeters loop = new LoopMeters(registry);
    private final ReloadCounter reloads = new ReloadCounter(registry);

    public Meters() {
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Hears how the loop does. */
    public Probe probe() {
        return loop;
    }

    /** The engine, with every call timed. */
    public ContainerEngine timed(ContainerEngine engine) {
        return new TimedEngine(engine, registry);
    }

    /** The store, with every event counted. */
    public SandboxStore counted(SandboxStore store) {
        return new EventCountingStore(store, registry);
    }

    /** Counts readings of the configuration by what came of them. */
    public ReloadCounter reloads() {
        return reloads;
    }

    /** Follows a reconciler from before its first visit on. */
    public void follow(Reconciler reconciler) {
        PhaseCount phases = new PhaseCount(registry);
        reconciler.board().watch(phases);
        Gauge.builder("openclaw.queue.depth", reconciler, it -> it.queue().depth())
                .description("Sandboxes that want a visit now.")
                .register(registry);
        Gauge.builder("openclaw.engine.up", reconciler, it -> it.engine().state() == EngineLink.State.SYNCED ? 1 : 0)
                .description("Whether the container engine is reached and looked at.")
                .register(registry);
    }

    @Override
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
