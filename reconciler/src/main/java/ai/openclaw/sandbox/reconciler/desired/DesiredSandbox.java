package ai.openclaw.sandbox.reconciler.desired;

import ai.openclaw.sandbox.model.config.PruneSettings;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A sandbox that configuration and sessions speak for. Whether it is wanted now follows from the time, so that nothing has to be rebuilt only because
 * a session fell asleep.
 *
 * @param identity which sandbox
 * @param outcome what it should be
 * @param sessions the sandboxed sessions it serves, active or not, sorted by key
 * @param prune when it is pruned
 * @param start what makes it be made
 */
public record DesiredSandbox(
        SandboxIdentity identity, SpecOutcome outcome, List<Session> sessions, PruneSettings prune, Start start) {

    /** What makes a sandbox be made. */
    public enum Start {
        /** That a session of its own is active. */
        WITH_SESSION,
        /** That a session of its own is active, and a call waits for it. */
        ON_CALL
    }

    public DesiredSandbox {
        sessions = List.copyOf(sessions);
    }

    /**
     * Whether it is wanted now.
     *
     * @param calls how many calls are in it, or wait for it
     */
    public boolean wanted(Instant now, Duration window, int calls) {
        boolean called = start == Start.WITH_SESSION || calls > 0;
        return called && sessions.stream().anyMatch(session -> session.active(now, window));
    }

    /** The sessions active at {@code now}. */
    public List<Session> active(Instant now, Duration window) {
        return sessions.stream().filter(session -> session.active(now, window)).toList();
    }

    /** Until when at least one session is active, if one is. */
    public Optional<Instant> activeUntil(Instant now, Duration window) {
        return active(now, window).stream()
                .map(session -> session.activeUntil(window))
                .max(Comparator.naturalOrder());
    }

    /** The last use its sessions tell of; a time in the future counts as now, else a wrong clock would keep a sandbox for ever. */
    public Optional<Instant> lastSessionUse(Instant now) {
        return sessions.stream()
                .map(Session::updatedAt)
                .max(Comparator.naturalOrder())
                .map(at -> at.isAfter(now) ? now : at);
    }
}
