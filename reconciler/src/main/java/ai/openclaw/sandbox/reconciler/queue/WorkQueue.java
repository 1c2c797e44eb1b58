package ai.openclaw.sandbox.reconciler.queue;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The sandboxes that want attention. It holds names, never events: however much happens to a sandbox, one visit deals with it all. A name is handed
 * to one worker at a time; if it is added meanwhile it is handed out again afterwards. Within one urgency the order is first come, first served. Time
 * is given, never taken, so the same calls give the same order. Safe from any thread.
 */
public final class WorkQueue {

    /** Who goes first. */
    public enum Urgency {
        /** Somebody waits for it, or something happened to it. */
        PROMPT,
        /** A look round that can wait. */
        ROUTINE
    }

    private final Deque<SandboxName> prompt = new ArrayDeque<>(); // guarded by this
    private final Deque<SandboxName> routine = new ArrayDeque<>(); // guarded by this
    private final Map<SandboxName, Urgency> dirty = new HashMap<>(); // wants a visit; guarded by this
    private final Set<SandboxName> processing = new HashSet<>(); // being visited; guarded by this
    private final TreeSet<Alarm> alarms = // the earliest first, one for each name; guarded by this
            new TreeSet<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::name));
    private final Map<SandboxName, Long> waitingSince = new HashMap<>(); // monotonic nanoseconds; guarded by this
    private final LongSupplier nanos;
    private final LongConsumer onTaken;
    private boolean woken; // guarded by this
    private final Map<SandboxName, Instant> alarmAt = new HashMap<>(); // the alarm that counts; guarded by this

    /** A queue whose waiting times nobody asks for. */
    public WorkQueue() {
        this(() -> 0, waited -> {});
    }

    /**
     * An empty queue.
     *
     * @param nanos monotonic time in nanoseconds, only to tell how long names waited
     * @param onTaken hears how many nanoseconds a name waited when it is handed out
     */
    public WorkQueue(LongSupplier nanos, LongConsumer onTaken) {
        this.nanos = nanos;
        this.onTaken = onTaken;
    }

    /** Asks for a visit now. */
    public synchronized void add(SandboxName name, Urgency urgency) {
        Urgency before = dirty.get(name);
        if (before != null && before.compareTo(urgency) <= 0) {
            return;
        }
        dirty.put(name, urgency);
        waitingSince.putIfAbsent(name, nanos.getAsLong());
        if (!processing.contains(name)) {
            line(urgency).add(name);
        }
        notifyAll();
    }

    /** Asks for a visit at a time, in place of any other time asked for before. */
    public synchronized void addAt(SandboxName name, Instant at) {
        cancelAlarm(name);
        alarmAt.put(name, at);
        alarms.add(new Alarm(at, name));
        notifyAll();
    }

    /** Takes back the time asked for. */
    public synchronized void cancelAlarm(SandboxName name) {
        Instant at = alarmAt.remove(name);
        if (at != null) {
            alarms.remove(new Alarm(at, name));
        }
    }

    /** Hands out a name that is ready at {@code now}; the caller says {@link #done} when its visit is over. */
    public synchronized Optional<SandboxName> poll(Instant now) {
        ring(now);
        for (Urgency urgency : Urgency.values()) {
            Deque<SandboxName> line = line(urgency);
            while (!line.isEmpty()) {
                SandboxName name = line.remove();
                if (dirty.get(name) == urgency && !processing.contains(name)) { // else it was moved to another line
                    dirty.remove(name);
                    processing.add(name);
                    Optional.ofNullable(waitingSince.remove(name))
                            .ifPresent(since -> onTaken.accept(nanos.getAsLong() - since));
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /** Ends a visit. */
    public synchronized void done(SandboxName name) {
        processing.remove(name);
        Urgency again = dirty.get(name);
        if (again != null) {
            line(again).add(name);
        }
        notifyAll();
    }

    /** When the next alarm rings, if one is set. */
    public synchronized Optional<Instant> nextAlarm() {
        return alarms.isEmpty() ? Optional.empty() : Optional.of(alarms.first().at());
    }

    /** How many names wait for a visit now. */
    public synchronized int depth() {
        return dirty.size();
    }

    /** Whether nothing waits and nobody is being visited; alarms do not count. */
    public synchronized boolean idle() {
        return dirty.isEmpty() && processing.isEmpty();
    }

    /** Wakes whoever waits, for something else than a name wants attention. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Waits until something may have become ready, {@code millis} at most. */
    @SuppressWarnings("WaitNotInLoop") // "may have": the caller polls in a loop, and a wake-up too many costs one poll
    public synchronized void await(long millis) throws InterruptedException {
        boolean waiting = prompt.isEmpty() && routine.isEmpty();
        if (waiting && !woken && millis > 0) {
            wait(millis);
        }
        woken = false;
    }

    /** Waits until {@link #wake}, {@code millis} at most; names that wait for a visit do not count. */
    @SuppressWarnings("WaitNotInLoop") // as above
    public synchronized void awaitWake(long millis) throws InterruptedException {
        if (!woken && millis > 0) {
            wait(millis);
        }
        woken = false;
    }

    private Deque<SandboxName> line(Urgency urgency) {
        return urgency == Urgency.PROMPT ? prompt : routine;
    }

    private void ring(Instant now) {
        while (!alarms.isEmpty() && !alarms.first().at().isAfter(now)) {
            SandboxName name = alarms.first().name();
            cancelAlarm(name);
            add(name, Urgency.PROMPT);
        }
    }

    private record Alarm(Instant at, SandboxName name) {}
}
