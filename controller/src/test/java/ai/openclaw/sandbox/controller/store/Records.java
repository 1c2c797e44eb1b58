package ai.openclaw.sandbox.controller.store;

import ai.openclaw.sandbox.model.sandbox.SandboxEvent;
import ai.openclaw.sandbox.model.sandbox.SandboxIdentity;
import ai.openclaw.sandbox.model.sandbox.SandboxKind;
import ai.openclaw.sandbox.model.sandbox.SandboxName;
import ai.openclaw.sandbox.model.sandbox.SpecFields;
import ai.openclaw.sandbox.model.session.AgentId;
import ai.openclaw.sandbox.model.session.SandboxScope;
import ai.openclaw.sandbox.model.session.ScopeKey;
import ai.openclaw.sandbox.reconciler.store.ContainerRecord;
import ai.openclaw.sandbox.reconciler.store.SandboxRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records and events for tests. */
final class Records {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Records() {}

    static SandboxRecord record(String name) {
        return SandboxRecord.firstSeen(identity(name), NOON);
    }

    static SandboxIdentity identity(String name) {
        ScopeKey scopeKey = new ScopeKey("agent:work:" + name);
        return new SandboxIdentity(
                new SandboxName(name), SandboxKind.TOOL, AgentId.of("work"), SandboxScope.SESSION, scopeKey);
    }

    static ContainerRecord container(ContainerRecord.Setup setup) {
        SpecFields fields = new SpecFields(new TreeMap<>(Map.of("image", "debian", "setupCommand", "echo \"ü\"\n")));
        return new ContainerRecord(Optional.of(fields), setup);
    }

    static SandboxEvent event(String sandbox, Instant at, String message) {
        return new SandboxEvent(
                at, new SandboxName(sandbox), SandboxEvent.Type.CREATED, SandboxEvent.CONTROLLER, "Wanted", message);
    }
}
