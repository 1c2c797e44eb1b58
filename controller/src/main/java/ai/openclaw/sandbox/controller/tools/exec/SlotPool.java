package ai.openclaw.sandbox.controller.tools.exec;

import ai.openclaw.sandbox.model.runtime.EngineException;
import ai.openclaw.sandbox.model.runtime.Execs;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shells that wait for a command, a few per container where commands ran lately. A shell is used once; another takes its place when its command has ended. They
 * are no use of the sandbox, end with their container or our connection, and go when nobody came for {@link #PATIENCE} or memory is short.
 */
final class SlotPool implements AutoCloseable {

    /** How long a shell waits for somebody to come. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Shells being started at once, over all containers: they are made for later and must not hold up what is wanted now. */
    private static final int STARTING = 2;

    private static final Logger log = LoggerFactory.getLogger(SlotPool.class);

    private final Execs execs;
    private final IntSupplier wanted;
    private final BooleanSupplier memoryShort;
    private final Executor threads;
    private final LongSupplier nanos;
    private final Semaphore starting = new Semaphore(STARTING);
    private final Map<String, Slots> byContainer = new HashMap<>(); // guarded by this
    private boolean closed; // guarded by this

    /**
     * @param execs starts them
     * @param wanted how many per container, asked each time, as it may change
     * @param memoryShort whether the host is short of memory
     * @param threads where they are started
     * @param nanos a clock that never jumps
     */
    SlotPool(Execs execs, IntSupplier wanted, BooleanSupplier memoryShort, Executor threads, LongSupplier nanos) {
        this.execs = execs;
        this.wanted = wanted;
        this.memoryShort = memoryShort;
        this.threads = threads;
        this.nanos = nanos;
    }

    /** A shell that waits in a container, which is the taker's from now on. */
    Optional<Shell> take(Workplace place) {
        while (true) {
            Optional<Shell> next = next(place.container());
            if (next.isEmpty() || next.get().upToDate()) {
                return next;
            }
            next.get().close();
        }
    }

    private synchronized Optional<Shell> next(String container) {
        Slots slots = byContainer.get(container);
        if (slots == null) {
            return Optional.empty();
        }
        slots.lastCame = nanos.getAsLong();
        return Optional.ofNullable(slots.waiting.poll());
    }

    /** Has shells started in a container until as many wait as are wanted. Does not wait for that. */
    void refill(Workplace place) {
        if (place.profile().isEmpty() || memoryShort.getAsBoolean()) {
            return;
        }
        int missing = reserve(place.container());
        for (int i = 0; i < missing; i++) {
            threads.execute(() -> start(place));
        }
    }

    private synchronized int reserve(String container) {
        if (closed) {
            return 0;
        }
        Slots slots = byContainer.computeIfAbsent(container, any -> new Slots(nanos.getAsLong()));
        int missing = Math.max(0, wanted.getAsInt() - slots.waiting.size() - slots.starting);
        slots.starting += missing;
        return missing;
    }

    private void start(Workplace place) {
        Optional<Shell> shell = Optional.empty();
        starting.acquireUninterruptibly();
        try {
            shell = Optional.of(Shell.start(execs, place));
        } catch (EngineException e) {
            log.debug(
                    "no shell kept ready in {}: {}",
                    place.container(),
                    e.getMessage()); // the next command starts its own
        } finally {
            starting.release();
            started(place.container(), shell);
        }
    }

    private void started(String container, Optional<Shell> shell) {
        boolean kept;
        synchronized (this) {
            Slots slots = byContainer.get(container);
            kept = slots != null && shell.isPresent();
            if (slots != null) {
                slots.starting--;
                shell.ifPresent(slots.waiting::add);
            }
        }
        if (!kept) {
            shell.ifPresent(Shell::close);
        }
    }

    /** A container is no more, or nothing is to be kept ready in it. */
    void drop(String container) {
        List<Shell> waiting;
        synchronized (this) {
            Slots slots = byContainer.remove(container);
            waiting = slots == null ? List.of() : List.copyOf(slots.waiting);
        }
        waiting.forEach(Shell::close);
    }

    /** Lets those go for which nobody came, all of them when memory is short, and those too many since fewer are wanted. */
    void tidy() {
        boolean none = memoryShort.getAsBoolean();
        List<Shell> surplus = new ArrayList<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            int most = none ? 0 : wanted.getAsInt();
            byContainer.values().forEach(slots -> {
                int keep = now - slots.lastCame > PATIENCE.toNanos() ? 0 : most;
                while (slots.waiting.size() > keep) {
                    surplus.add(slots.waiting.remove());
                }
            });
            byContainer.values().removeIf(slots -> slots.waiting.isEmpty() && slots.starting == 0);
        }
        surplus.forEach(Shell::close);
    }

    /** How many shells wait, over all containers. */
    synchronized int waiting() {
        return byContainer.values().stream()
                .mapToInt(slots -> slots.waiting.size())
                .sum();
    }

    /** Lets all of them go and starts no more. */
    @Override
    public void close() {
        List<String> containers;
        synchronized (this) {
            closed = true;
            containers = List.copyOf(byContainer.keySet());
        }
        containers.forEach(this::drop);
    }

    private static final class Slots {
        final Deque<Shell> waiting = new ArrayDeque<>();
        int starting;
        long lastCame;

        Slots(long now) {
            this.lastCame = now;
        }
    }
}
