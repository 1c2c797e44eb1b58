package ai.openclaw.sandbox.reconciler.plan;

import ai.openclaw.sandbox.model.runtime.ObservedContainer;
import ai.openclaw.sandbox.model.sandbox.BrowserAddress;
import ai.openclaw.sandbox.model.sandbox.Condition;
import ai.openclaw.sandbox.model.sandbox.Condition.Status;
import ai.openclaw.sandbox.model.sandbox.ConditionType;
import ai.openclaw.sandbox.model.sandbox.DriftField;
import ai.openclaw.sandbox.model.sandbox.Phase;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.ContainerRef;
import ai.openclaw.sandbox.model.sandbox.SandboxStatus.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers, in the course of one planning, what will be said of the sandbox and when to look again. Used by one thread and thrown away. */
final class Findings {

    private final Instant now;
    private final Map<ConditionType, Condition> conditions = new EnumMap<>(ConditionType.class);
    private Optional<Instant> lookAgain = Optional.empty();
    private List<DriftField> drift = List.of();
    private List<String> sessions = List.of();
    private Optional<ContainerRef> container = Optional.empty();
    private Times times = Times.none();
    private Optional<BrowserAddress> browser = Optional.empty();

    Findings(Instant now) {
        this.now = now;
    }

    void say(ConditionType type, Status status, String reason, String message) {
        conditions.put(type, new Condition(type, status, reason, message, now));
    }

    void say(Setback setback) {
        Status bad = switch (setback.condition()) {
            case NAME_CONFLICT, SECURITY_REJECTED, HARDENING_INCOMPLETE, LIMIT_REACHED, DRIFTED, BROWSER_DENIED ->
                Status.TRUE;
            default -> Status.FALSE;
        };
        say(setback.condition(), bad, setback.reason(), setback.message());
    }

    /** Takes back what was said of a setback; what was said of the same since then goes too, so it comes before. */
    void takeBack(Setback setback) {
        conditions.remove(setback.condition());
    }

    void notReady(String reason, String message) {
        say(ConditionType.READY, Status.FALSE, reason, message);
    }

    void lookAt(Instant at) {
        if (at.isAfter(now) && lookAgain.map(at::isBefore).orElse(true)) {
            lookAgain = Optional.of(at);
        }
    }

    void drift(List<DriftField> fields) {
        drift = fields;
    }

    void sessions(List<String> keys) {
        sessions = keys;
    }

    void container(ObservedContainer live, Instant createdAt) {
        container = Optional.of(new ContainerRef(live.id(), live.imageId(), createdAt));
    }

    void browser(Optional<BrowserAddress> address) {
        browser = address;
    }

    void times(Times known) {
        times = known;
    }

    Plan plan(Phase phase, Action action) {
        if (!conditions.containsKey(ConditionType.READY)) {
            notReady(phase.word(), "The sandbox is " + phase.word() + ".");
        }
        SandboxStatus status = new SandboxStatus(
                phase, container, times, sessions, drift, new ArrayList<>(conditions.values()), browser);
        return new Plan(action, Optional.of(status), lookAgain);
    }

    /** A plan for a sandbox of which nothing is to be shown. */
    Plan unseen(Action action) {
        return new Plan(action, Optional.empty(), lookAgain);
    }
}
