package ai.openclaw.sandbox.reconciler.status;

import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.Sandbox;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SandboxSpec;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.sandbox.SpecHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/** What is said of every sandbox, for readers and watchers. Safe from any thread; one sandbox is written by one thread at a time. */
public final class StatusBoard {

    private final Map<SandboxName, Sandbox> sandboxes = new ConcurrentSkipListMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Object commits = new Object();
    private final AtomicLong version; // raised under commits

    /** A board on which nothing was said yet. */
    public StatusBoard() {
        this(0);
    }

    /** A board on which nothing was said yet, and the first change will be of a later version than this. */
    public StatusBoard(long version) {
        this.version = new AtomicLong(version);
    }

    /**
     * What is said at a version.
     *
     * @param version the version
     * @param sandboxes everything by name
     */
    public record Standing(long version, List<Sandbox> sandboxes) {}

    /** Hears of changes. Called in the writer's thread; must return quickly. */
    public interface Watcher {
        /** A sandbox is new or has changed. */
        void changed(Optional<Sandbox> before, Sandbox now);

        /** A sandbox is no more. */
        void removed(Sandbox last, long resourceVersion);
    }

    /** Hears of changes from now on. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** Hears of every change after what is said now. */
    public <W extends Watcher> W watchFrom(Function<Standing, W> begin) {
        synchronized (commits) {
            W watcher = begin.apply(new Standing(version.get(), list()));
            watchers.add(watcher);
            return watcher;
        }
    }

    /** Hears of no more changes. */
    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** All sandboxes by name. */
    public List<Sandbox> list() {
        return List.copyOf(sandboxes.values());
    }

    /** One sandbox. */
    public Optional<Sandbox> get(SandboxName name) {
        return Optional.ofNullable(sandboxes.get(name));
    }

    /** The version of the latest change. */
    public long resourceVersion() {
        return version.get();
    }

    /** Says something new of a sandbox; saying the same again changes nothing. Returns what was said before. */
    public Optional<Sandbox> publish(
            SandboxIdentity identity, Instant firstSeen, Optional<SandboxSpec> desired, SandboxStatus status) {
        Optional<Sandbox> before = get(identity.name());
        SandboxStatus kept =
                before.map(old -> keepingSince(status, old.status())).orElse(status);
        boolean same = before.map(old -> old.status().equals(kept)
                        && hash(old.desired()).equals(hash(desired))
                        && old.identity().equals(identity))
                .orElse(false);
        if (same) {
            return before;
        }
        commit(
                before,
                at -> new Sandbox(
                        identity,
                        before.map(Sandbox::uid).orElseGet(() -> uid(identity, firstSeen)),
                        before.map(Sandbox::createdAt).orElse(firstSeen),
                        generation(before, desired),
                        at,
                        desired,
                        kept));
        return before;
    }

    /** Says no more of a sandbox. */
    public void withdraw(SandboxName name) {
        synchronized (commits) {
            Sandbox last = sandboxes.remove(name);
            if (last != null) {
                long at = version.incrementAndGet();
                watchers.forEach(watcher -> watcher.removed(last, at));
            }
        }
    }

    /** One change at a time gets its number, can be read and is told, so that all watchers hear of all changes in the order of their numbers. */
    private void commit(Optional<Sandbox> before, LongFunction<Sandbox> change) {
        synchronized (commits) {
            Sandbox now = change.apply(version.get() + 1);
            sandboxes.put(now.identity().name(), now);
            version.incrementAndGet(); // last: whoever reads a version finds all it counts
            watchers.forEach(watcher -> watcher.changed(before, now));
        }
    }

    private static long generation(Optional<Sandbox> before, Optional<SandboxSpec> desired) {
        return before.map(old -> hash(old.desired()).equals(hash(desired)) ? old.generation() : old.generation() + 1)
                .orElse(1L);
    }

    private static Optional<SpecHash> hash(Optional<SandboxSpec> spec) {
        return spec.map(SandboxSpec::hash);
    }

    private static String uid(SandboxIdentity identity, Instant firstSeen) {
        String seed = identity.name() + "@" + firstSeen.truncatedTo(ChronoUnit.MILLIS); // as it is kept
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static SandboxStatus keepingSince(SandboxStatus now, SandboxStatus before) {
        List<Condition> conditions = now.conditions().stream()
                .map(condition -> before.condition(condition.type())
                        .map(condition::keepingSince)
                        .orElse(condition))
                .toList();
        return now.with(conditions);
    }
}
