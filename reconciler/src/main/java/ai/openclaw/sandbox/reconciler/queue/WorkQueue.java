package ai.openclaw.sandbox.reconciler.queue;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private final Map<SandboxName, Place> places = new HashMap<>(); // of all who want anything; guarded by this
    private final Deque<Place> prompt = new ArrayDeque<>(); // guarded by this
    private final Deque<Place> routine = new ArrayDeque<>(); // guarded by this
    private final TreeSet<Alarm> alarms = // the earliest first, one for each name; guarded by this
            new TreeSet<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::name));
    private final LongSupplier nanos;
    private final LongConsumer onTaken;
    private int waiting; // places whose names want a visit; guarded by this
    private int visiting; // places whose names are being visited; guarded by this
    private boolean woken; // guarded by this

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
        add(place(name), urgency);
    }

    private void add(Place place, Urgency urgency) {
        if (place.wanted && place.urgency.compareTo(urgency) <= 0) {
            return;
        }
        if (!place.wanted) {
            place.wanted = true;
            place.since = nanos.getAsLong();
            waiting++;
        }
        place.urgency = urgency;
        if (!place.visited) {
            line(urgency).add(place);
        }
        notifyAll();
    }

    /** Asks for a visit at a time, in place of any other time asked for before. */
    public synchronized void addAt(SandboxName name, Instant at) {
        Place place = place(name);
        silence(place);
        place.alarm = Optional.of(at);
        alarms.add(new Alarm(at, name));
        notifyAll();
    }

    /** Takes back the time asked for. */
    public synchronized void cancelAlarm(SandboxName name) {
        Place place = places.get(name);
        if (place != null) {
            silence(place);
            leaveIfIdle(place);
        }
    }

    private void silence(Place place) {
        place.alarm.ifPresent(at -> alarms.remove(new Alarm(at, place.name)));
        place.alarm = Optional.empty();
    }

    /** Hands out a name that is ready at {@code now}; the caller says {@link #done} when its visit is over. */
    public synchronized Optional<SandboxName> poll(Instant now) {
        ring(now);
        for (Urgency urgency : Urgency.values()) {
            Deque<Place> line = line(urgency);
            while (!line.isEmpty()) {
                Place place = line.remove();
                if (place.wanted && place.urgency == urgency && !place.visited) { // else it was moved to another line
                    place.wanted = false;
                    place.visited = true;
                    waiting--;
                    visiting++;
                    onTaken.accept(nanos.getAsLong() - place.since);
                    return Optional.of(place.name);
                }
            }
        }
        return Optional.empty();
    }

    /** Ends a visit. */
    public synchronized void done(SandboxName name) {
        Place place = places.get(name);
        if (place == null || !place.visited) {
            return;
        }
        place.visited = false;
        visiting--;
        if (place.wanted) {
            line(place.urgency).add(place);
        }
        leaveIfIdle(place);
        notifyAll();
    }

    private Place place(SandboxName name) {
        return places.computeIfAbsent(name, Place::new);
    }

    private void leaveIfIdle(Place place) {
        if (!place.wanted && !place.visited && place.alarm.isEmpty()) {
            places.remove(place.name);
        }
    }

    /** When the next alarm rings, if one is set. */
    public synchronized Optional<Instant> nextAlarm() {
        return alarms.isEmpty() ? Optional.empty() : Optional.of(alarms.first().at());
    }

    /** How many names wait for a visit now. */
    public synchronized int depth() {
        return waiting;
    }

    /** Whether nothing waits and nobody is being visited; alarms do not count. */
    public synchronized boolean idle() {
        return waiting == 0 && visiting == 0;
    }

    /** Wakes whoever waits, for something else than a name wants attention. */
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Waits until something may have become ready, {@code millis} at most. */
    @SuppressWarnings("WaitNotInLoop") // "may have": the caller polls in a loop, and a wake-up too many costs one poll
    public synchronized void await(long millis) throws InterruptedException {
        boolean nobody = prompt.isEmpty() && routine.isEmpty();
        if (nobody && !woken && millis > 0) {
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

    private Deque<Place> line(Urgency urgency) {
        return urgency == Urgency.PROMPT ? prompt : routine;
    }

    private void ring(Instant now) {
        while (!alarms.isEmpty() && !alarms.first().at().isAfter(now)) {
            Place place = place(alarms.first().name());
            silence(place);
            add(place, Urgency.PROMPT);
        }
    }

    private record Alarm(Instant at, SandboxName name) {}

    /** A name and what it wants: one look-up for each call, however many there are. Its fields are guarded by the queue. */
    private static final class Place {
        final SandboxName name;
        boolean wanted; // wants a visit
        Urgency urgency = Urgency.ROUTINE; // of the visit wanted
        boolean visited; // is being visited
        long since; // when it began to want the visit, in monotonic nanoseconds
        Optional<Instant> alarm = Optional.empty(); // when it wants another

        Place(SandboxName name) {
            this.name = name;
        }
    }
}
