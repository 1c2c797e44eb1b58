package ai.openclaw.sandbox.controller.daemon;

import ai.openclaw.sandbox.api.port.Journal;
import ai.openclaw.sandbox.controller.store.EventLog;
import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import java.time.InstantSource;

/** What concerns the daemon itself, in the timeline under a name that no sandbox has. */
record DaemonJournal(EventLog events, InstantSource clock) implements Journal {

    private static final SandboxName SELF = new SandboxName("gateway");

    @Override
    public void tell(String actor, String reason, String message) {
        events.append(new SandboxEvent(clock.instant(), SELF, SandboxEvent.Type.REQUESTED, actor, reason, message));
    }
}
