package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.fixtures.VirtualClock;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.reconciler.store.Intent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The truth about who used what and when, as far as the daemon could know it, in monotonic time. */
final class Uses {

    /** A crash may forget uses this young, for they are written down a moment later. */
    static final Duration UNWRITTEN = Duration.ofSeconds(20);

    private final VirtualClock clock;
    private final Map<SandboxName, Long> used = new HashMap<>();
    private final Map<SandboxName, Long> toldAt = new HashMap<>(); // when the daemon learnt of that use
    private final Map<String, Integer> held = new HashMap<>();
    private final Map<String, Intent.Force> forced = new HashMap<>();
    private final Set<String> everReady = new HashSet<>();
    private final Set<String> goes = new HashSet<>();
    private final Map<String, String> execs = new HashMap<>(); // those heard of, to their containers
    private final Map<String, String> believed = new HashMap<>(); // those the daemon says it believes in
    private long clockInDoubtUntil = -1;

    Uses(VirtualClock clock) {
        this.clock = clock;
    }

    void used(SandboxName name) {
        used(name, clock.nanos());
    }

    void used(SandboxName name, long at) {
        if (used.merge(name, at, Math::max) == at) {
            toldAt.put(name, clock.nanos());
        }
    }

    /** It has no container any more. */
    void vanished(SandboxName name) {
        used.remove(name);
    }

    void held(String container) {
        held.merge(container, 1, Integer::sum);
    }

    void released(String container) {
        held.computeIfPresent(container, (id, count) -> count > 1 ? count - 1 : null);
    }

    void forced(String container, Intent.Force force) {
        forced.merge(container, force, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** The daemon has heard that somebody's exec began in a container that serves. */
    void execHeard(String container, String exec) {
        if (!goes.contains(container)) {
            execs.put(exec, container);
        }
    }

    /** The daemon believes from now on that an exec runs in a container. */
    void believes(String container, String exec) {
        believed.put(exec, container);
    }

    /** It is being taken away: what is heard of from now on came too late, though it may have begun before. */
    void goes(String container) {
        goes.add(container);
    }

    /** The daemon has heard of its end. */
    void execEndHeard(String exec) {
        execs.remove(exec);
        believed.remove(exec);
    }

    /** Whether the daemon has heard of an exec in a container and not of its end, which may be lost: it has to wait then, and for long. */
    boolean mayBelieveInAnExec(String container) {
        return execs.containsValue(container) || believed.containsValue(container);
    }

    void ready(String container) {
        everReady.add(container);
        goes.remove(container);
    }

    /** Ages worked out across a jump are wrong in the daemon's eyes and in everybody's. */
    void clockJumped() {
        clockInDoubtUntil = clock.nanos() + Duration.ofHours(1).toNanos();
        used.clear();
    }

    /** Calls die with the daemon. What it had no chance to write down is lost with it. */
    void crashed(boolean couldWrite) {
        held.clear();
        execs.clear(); // of those that run on, the next one knows nothing
        believed.clear();
        if (couldWrite) {
            used.keySet().removeIf(name -> clock.nanos() - toldAt.get(name) < UNWRITTEN.toNanos());
            used.replaceAll((name, at) -> at - UNWRITTEN.toNanos());
        } else {
            used.clear();
        }
    }

    /** Whether a call runs in it, or somebody's exec in one that serves that the daemon has heard of; {@code runs} tells whether such an exec is not over. */
    boolean busy(String container, Predicate<String> runs) {
        boolean execRuns = execs.entrySet().stream()
                .anyMatch(exec -> exec.getValue().equals(container) && runs.test(exec.getKey()));
        return (held.containsKey(container) || execRuns && everReady.contains(container))
                && forced.get(container) != Intent.Force.NOW;
    }

    boolean hot(SandboxName name, String container, Duration window) {
        Long at = used.get(name);
        boolean recent = at != null && clock.nanos() - at < window.toNanos();
        boolean mayBeHot = forced.getOrDefault(container, Intent.Force.WHEN_COLD) != Intent.Force.WHEN_COLD;
        return recent && !mayBeHot && everReady.contains(container) && clock.nanos() > clockInDoubtUntil;
    }
}
