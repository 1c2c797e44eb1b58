package ai.openclaw.sandbox.controller.workspaces;

import ai.openclaw.sandbox.controller.store.EventLog;
import ai.openclaw.sandbox.controller.workspaces.Orphans.Verdict;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.session.ScopeKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Tells the timeline what becomes of workspaces, under the name {@code workspace-…} that no sandbox has.
 *
 * @param events takes the event and keeps it; throws when it cannot, and then nothing is removed
 * @param clock wall-clock time
 */
public record WorkspaceJournal(Consumer<SandboxEvent> events, InstantSource clock) {

    private static final String PREFIX = "workspace-";

    /** Tells the timeline of the registry. */
    public static WorkspaceJournal of(EventLog log, InstantSource clock) {
        return new WorkspaceJournal(log::append, clock);
    }

    void announce(Marker marker, Path directory, Verdict verdict) {
        tell(
                marker,
                SandboxEvent.CONTROLLER,
                "WorkspaceDue",
                directory + " of " + marker.scopeKey() + " is removed in the next round, in about ten minutes: "
                        + orphaned(verdict) + ". A session that begins before keeps it.");
    }

    void removing(Marker marker, Path directory, Verdict verdict, String actor) {
        String reason = actor.equals(SandboxEvent.CONTROLLER) ? "WorkspaceRetentionOver" : "WorkspacePruned";
        tell(marker, actor, reason, directory + " of " + marker.scopeKey() + " is removed: " + orphaned(verdict) + ".");
    }

    private static String orphaned(Verdict verdict) {
        return "no sandbox and no session has it"
                + verdict.since().map(at -> " since " + at).orElse("");
    }

    private void tell(Marker marker, String actor, String reason, String message) {
        SandboxName name = SandboxName.of(PREFIX, new ScopeKey(marker.scopeKey()));
        events.accept(new SandboxEvent(clock.instant(), name, SandboxEvent.Type.REMOVING, actor, reason, message));
    }
}
