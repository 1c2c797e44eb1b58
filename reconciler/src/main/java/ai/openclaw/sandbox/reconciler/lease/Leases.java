package ai.openclaw.sandbox.reconciler.lease;

import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Who is using which sandbox right now, and when one was last used as far as we saw. A removal closes the gate first: from then on nobody gets in, and
 * nobody was in. Safe from any thread.
 */
public final class Leases {

    /** Uses closer together than this are not written down one by one; a crash forgets that much of them at most. */
    public static final Duration GRAIN = Duration.ofSeconds(15);

    /** How long somebody's own exec is believed to run without a word of its end: events get lost, and a sandbox must not stay in use for ever. */
    public static final Duration EXEC_PATIENCE = Duration.ofHours(24);

    private final Map<SandboxName, Gate> gates = new HashMap<>(); // guarded by this
    private final InstantSource clock;
    private final Consumer<SandboxName> onNews;

    /** Tells {@code onNews} whenever a use, or its end, is worth remembering and whenever the last one in flight ends; the clock says when that was. */
    public Leases(InstantSource clock, Consumer<SandboxName> onNews) {
        this.clock = clock;
        this.onNews = onNews;
    }

    /** Something in flight in a sandbox; closing it ends the use. */
    public interface Lease extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a use; empty when the sandbox is being taken away this moment, so ask again when it is back. */
    public Optional<Lease> acquire(SandboxName name, Instant now) {
        Optional<News> entered = enter(name, now);
        if (entered.equals(Optional.of(News.WORTH_KEEPING))) {
            onNews.accept(name); // kept now, a crash during the call does not forget it
        }
        return entered.map(news -> new Holder(name));
    }

    /** The same for a sandbox that may have to be made for it: whoever makes it is told, whatever was told before. */
    public Optional<Lease> claim(SandboxName name, Instant now) {
        Optional<News> entered = enter(name, now);
        entered.ifPresent(news -> onNews.accept(name));
        return entered.map(news -> new Holder(name));
    }

    private synchronized Optional<News> enter(SandboxName name, Instant now) {
        Gate gate = gates.computeIfAbsent(name, key -> new Gate());
        if (gate.closed) {
            return Optional.empty();
        }
        gate.holders++;
        return Optional.of(gate.usedAt(now));
    }

    /** Moves a last use that lies after {@code now}, as after a clock was set back, to {@code now}. */
    public synchronized void notUsedAfter(SandboxName name, Instant now) {
        Gate gate = gates.get(name);
        if (gate != null) {
            gate.lastUsed = gate.lastUsed.map(at -> at.isAfter(now) ? now : at);
            gate.kept = gate.kept.map(
                    at -> at.isAfter(now) ? now : at); // or no use were news until the clock has caught up
        }
    }

    /** Notes a use seen from outside, such as somebody's own exec. */
    public void used(SandboxName name, Instant at) {
        if (recall(name, at) == News.WORTH_KEEPING) {
            onNews.accept(name);
        }
    }

    /** Notes a use that is remembered elsewhere already. */
    public synchronized News recall(SandboxName name, Instant at) {
        return gates.computeIfAbsent(name, key -> new Gate()).usedAt(at);
    }

    /** Somebody's own exec runs in a container from now on; until its end is heard the sandbox counts as used by it. */
    public void execBegan(SandboxName name, String containerId, String execId, Instant at) {
        synchronized (this) {
            gates.computeIfAbsent(name, key -> new Gate())
                    .execs
                    .put(execId, new Exec(containerId, at, clock.instant()));
        }
        used(name, at);
    }

    /** Whether somebody's own exec is known to run in a sandbox. */
    public synchronized boolean knowsExec(SandboxName name, String execId) {
        Gate gate = gates.get(name);
        return gate != null && gate.execs.containsKey(execId);
    }

    /** Somebody's own exec has ended; the sandbox was used up to then. */
    public void execEnded(SandboxName name, String execId, Instant at) {
        boolean last = false;
        synchronized (this) {
            Gate gate = gates.get(name);
            last = gate != null && gate.execs.remove(execId) != null && gate.busy(clock.instant()) == 0;
        }
        News news = recall(name, at);
        if (last || news == News.WORTH_KEEPING) {
            onNews.accept(name);
        }
    }

    /** A container stopped, or started afresh, at a moment: no exec lives through that, whatever was heard of its end. One that began later does. */
    public synchronized void execsOver(SandboxName name, String containerId, Instant at) {
        Gate gate = gates.get(name);
        if (gate != null) {
            gate.execs
                    .values()
                    .removeIf(exec -> exec.containerId().equals(containerId)
                            && !exec.beganAt().isAfter(at));
        }
    }

    /** Other people's execs believed to run in a sandbox, to the containers they run in. */
    public synchronized Map<String, String> execs(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate == null || gate.execs.isEmpty()) {
            return Map.of();
        }
        Map<String, String> running = new HashMap<>();
        gate.execs.forEach((id, exec) -> running.put(id, exec.containerId()));
        return running;
    }

    /** Somebody's own exec is over, though nobody told when: its container does not run. */
    public synchronized void execLost(SandboxName name, String execId) {
        Gate gate = gates.get(name);
        if (gate != null) {
            gate.execs.remove(execId);
        }
    }

    /** Whether a use lies so much later than the one known before that it is worth writing down. */
    public enum News {
        NONE,
        WORTH_KEEPING
    }

    /**
     * How a sandbox is used.
     *
     * @param holders how many uses are in flight: our calls, and other people's execs
     * @param last the last use seen since the daemon started; now while one is in flight
     */
    public record Use(int holders, Optional<Instant> last) {}

    /** How a sandbox is used now. */
    public synchronized Use use(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate == null) {
            return new Use(0, Optional.empty());
        }
        Instant now = clock.instant();
        int holders = gate.busy(now);
        return new Use(holders, holders > 0 ? Optional.of(now) : gate.lastUsed);
    }

    /** How many uses are in flight: our calls, and other people's execs. */
    public synchronized int holders(SandboxName name) {
        Gate gate = gates.get(name);
        return gate == null ? 0 : gate.busy(clock.instant());
    }

    /** The last use seen since the daemon started. */
    public synchronized Optional<Instant> lastUsed(SandboxName name) {
        Gate gate = gates.get(name);
        return gate == null ? Optional.empty() : gate.lastUsed;
    }

    /** Shuts the gate unless somebody is in; true when it is shut and the caller has to {@link #reopen} it. */
    public synchronized boolean shutIfIdle(SandboxName name) {
        Gate gate = gates.computeIfAbsent(name, key -> new Gate());
        if (gate.closed || gate.busy(clock.instant()) > 0) {
            return false;
        }
        gate.closed = true;
        return true;
    }

    /** Opens a gate again. */
    public synchronized void reopen(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate != null) {
            gate.closed = false;
        }
    }

    /** Forgets a sandbox that is gone and that nobody uses. */
    public synchronized void forget(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate != null && gate.busy(clock.instant()) == 0 && !gate.closed) {
            gates.remove(name);
        }
    }

    private void release(SandboxName name) {
        if (leave(name)) {
            onNews.accept(name);
        }
    }

    private synchronized boolean leave(SandboxName name) {
        Gate gate = gates.get(name);
        if (gate == null) {
            return false;
        }
        gate.holders--;
        News news = gate.usedAt(clock.instant()); // a long call is a use up to its end
        return gate.holders == 0 || news == News.WORTH_KEEPING;
    }

    private record Exec(String containerId, Instant beganAt, Instant heardAt) {}

    private static final class Gate {
        int holders;
        final Map<String, Exec> execs = new HashMap<>(); // somebody's own, by exec id
        boolean closed;
        Optional<Instant> lastUsed = Optional.empty();
        Optional<Instant> kept = Optional.empty(); // the last use told as worth keeping: many short gaps are a long one

        int busy(Instant now) {
            if (execs.isEmpty()) {
                return holders;
            }
            execs.values().removeIf(exec -> now.isAfter(exec.heardAt().plus(EXEC_PATIENCE)));
            return holders + execs.size();
        }

        News usedAt(Instant at) {
            boolean news = kept.map(last -> at.isAfter(last.plus(GRAIN))).orElse(true);
            if (news) {
                kept = Optional.of(at);
            }
            if (lastUsed.map(at::isAfter).orElse(true)) {
                lastUsed = Optional.of(at);
            }
            return news ? News.WORTH_KEEPING : News.NONE;
        }
    }

    private final class Holder implements Lease {
        private final SandboxName name;
        private final AtomicBoolean released = new AtomicBoolean();

        Holder(SandboxName name) {
            this.name = name;
        }

        @Override
        public void close() {
            if (released.compareAndSet(false, true)) {
                release(name);
            }
        }
    }
}
