package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.controller.store.Registry;
import ai.openclaw.sandbox.model.config.DaemonSettings;
import ai.openclaw.sandbox.reconciler.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then: forget old events and sessions whose time is over, and whatever else is told. */
final class Housekeeping implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());
    private final List<Runnable> chores = new CopyOnWriteArrayList<>();
    private final Registry registry;
    private final Supplier<DaemonSettings> settings;
    private final InstantSource clock;

    Housekeeping(Registry registry, Supplier<DaemonSettings> settings, InstantSource clock) {
        this.registry = registry;
        this.settings = settings;
        this.clock = clock;
    }

    Housekeeping start() {
        timer.execute(this::tidyAndComeBack);
        return this;
    }

    /** Does something else as often. It must not throw. */
    void also(Runnable chore) {
        chores.add(chore);
    }

    private void tidyAndComeBack() {
        tidy();
        chores.forEach(Runnable::run);
        if (!timer.isShutdown()) {
            ScheduledFuture<?> _ = timer.schedule(this::tidyAndComeBack, EVERY.toMinutes(), TimeUnit.MINUTES);
        }
    }

    private void tidy() {
        try {
            registry.apiSessions().forgetExpired();
            Instant oldest = clock.instant().minus(settings.get().events().retention());
            registry.events().forgetBefore(oldest);
            registry.calls().forgetBefore(oldest);
            registry.mail().forgetBefore(oldest);
        } catch (StoreException e) {
            log.warn("old events and sessions could not be forgotten; tried again later: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
